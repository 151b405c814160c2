/**
 * Figures of each OU and of the whole organization, from the archive's daily series and the month's
 * budgets. Pure arithmetic; amounts in the digest's one currency.
 */

import { sumOf } from '../arithmetic/sum-of.ts';
import type { LightThresholds } from '../budgets/budget-light.ts';
import { organizationScope } from '../budgets/budgets.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
  lastOfPeriod,
} from '../calendar/billing-day.ts';
import type { OuFigures, TotalFigures } from './figures.ts';
import { knownLight, type LightRules } from './known-light.ts';
import {
  monthEnd,
  noRemainingCost,
  type RemainingCost,
  unknownRemainingCost,
} from './month-end.ts';
import type { ComparedMonth } from './month-figures.ts';
import { type DailyCosts, meanCost, usualDays } from './projection.ts';

export interface OuSeries {
  readonly reportDay: BillingDay;
  /** Archived days. */
  readonly archived: ReadonlySet<BillingDay>;
  /** Daily cost of each OU, over all days that were read. */
  readonly costs: ReadonlyMap<string, DailyCosts>;
  /** Cost of each OU from the first of the month to the report day. */
  readonly monthToDate: ReadonlyMap<string, number>;
  /** Budget of the month by OU, '*' for the organization. */
  readonly budgets: ReadonlyMap<string, number>;
  readonly thresholds: LightThresholds;
  /** Remaining cost of each OU, '*' for all together; unknown for missing OUs. */
  readonly remainingCosts: ReadonlyMap<string, RemainingCost>;
}

const noCosts: DailyCosts = new Map();
const attention = { red: 0, yellow: 1, green: 2, grey: 2 } as const;

/**
 * Every OU with cost or a budget this month, and every OU with cost on one of the compared days.
 * Without the latter, the usual total would be too low, for example after an account moved to another
 * OU. Most urgent first.
 */
export function ouFigures(series: OuSeries): OuFigures[] {
  const { monthToDate, budgets, costs } = series;
  const compared = comparedDays(series.reportDay);
  const recent = [...costs].filter(([, unit]) => compared.some((day) => unit.has(day)));
  const ous = new Set([...monthToDate.keys(), ...budgets.keys(), ...recent.map(([ou]) => ou)]);
  ous.delete(organizationScope);
  return [...ous].map((ou) => figuresOf(series, ou)).sort(byAttention);
}

/** The figures of the organization: the sums of its OUs. */
export function totalFigures(series: OuSeries, ous: readonly OuFigures[]): TotalFigures {
  const budgeted = ous.filter(({ budget }) => budget !== null);
  const own = series.budgets.get(organizationScope) ?? null;
  const budget = own ?? (budgeted.length > 0 ? sumOf(budgeted.map((ou) => ou.budget ?? 0)) : null);
  const isCovered = ({ ou, budget: amount }: OuFigures) =>
    amount !== null || !series.monthToDate.has(ou);
  const budgetCoversAll = own !== null || (budgeted.length > 0 && ous.every(isCovered));
  const monthToDate = sumOf(ous.map((ou) => ou.monthToDate));
  const end = monthEnd(monthToDate, remainingCostOf(series, organizationScope));
  const compared = budgetCoversAll ? { monthToDate, ...end } : sumsOf(budgeted);
  return {
    cost: sumOf(ous.map(({ cost }) => cost)),
    dayBefore: sumUnlessUnknown(ous.map(({ dayBefore }) => dayBefore)),
    usual: sumUnlessUnknown(ous.map(({ usual }) => usual)),
    recentDays: recentDays(series.reportDay).map((_, at) =>
      sumUnlessUnknown(ous.map((ou) => ou.recentDays[at] ?? null)),
    ),
    monthToDate,
    ...end,
    budget,
    light: knownLight(compared, budget, lightRules(series)),
    budgetedOus: budgeted.length,
    budgetCoversAll,
  };
}

function figuresOf(series: OuSeries, ou: string): OuFigures {
  const { reportDay, archived } = series;
  const costs = series.costs.get(ou) ?? noCosts;
  const dayBefore = addDays(reportDay, -1);
  const monthToDate = series.monthToDate.get(ou) ?? 0;
  const end = monthEnd(monthToDate, remainingCostOf(series, ou));
  const budget = series.budgets.get(ou) ?? null;
  return {
    ou,
    cost: costs.get(reportDay) ?? 0,
    dayBefore: archived.has(dayBefore) ? (costs.get(dayBefore) ?? 0) : null,
    usual: meanCost(costs, usualDays(reportDay, archived)),
    recentDays: recentDays(reportDay).map((day) =>
      archived.has(day) ? (costs.get(day) ?? 0) : null,
    ),
    monthToDate,
    ...end,
    budget,
    light: knownLight({ monthToDate, ...end }, budget, lightRules(series)),
  };
}

function lightRules({ archived, reportDay, thresholds }: OuSeries): LightRules {
  const days = daysFromTo(firstOfPeriod(reportDay), reportDay);
  return { thresholds, isComplete: days.every((day) => archived.has(day)) };
}

/** On the last day of a month nothing remains, and of an OU that never had a cost nothing is expected. */
function remainingCostOf(
  { reportDay, costs, remainingCosts }: OuSeries,
  ou: string,
): RemainingCost {
  const isWithoutCost = ou !== organizationScope && !costs.has(ou);
  if (isWithoutCost || reportDay === lastOfPeriod(reportDay)) return noRemainingCost;
  return remainingCosts.get(ou) ?? unknownRemainingCost;
}

/** Unknown as soon as one of them is. */
function sumsOf(ous: readonly OuFigures[]): ComparedMonth {
  const changing = ous.some((ou) => ou.projectedIfStays !== null);
  const projected = ous.map((ou) => ou.projected).filter((end) => end !== null);
  return {
    monthToDate: sumOf(ous.map((ou) => ou.monthToDate)),
    projected: projected.length < ous.length ? null : sumOf(projected),
    projectedIfStays: changing
      ? sumOf(ous.map((ou) => ou.projectedIfStays ?? ou.projected ?? 0))
      : null,
  };
}

/** The days that a digest compares: those of the month, and the 30 days shown to the reader. */
function comparedDays(reportDay: BillingDay): BillingDay[] {
  const [firstShown = reportDay] = recentDays(reportDay);
  const first = firstOfPeriod(reportDay);
  return daysFromTo(first < firstShown ? first : firstShown, reportDay);
}

function recentDays(reportDay: BillingDay): BillingDay[] {
  return daysFromTo(addDays(reportDay, -29), reportDay);
}

/** Red and then yellow by cost over budget, then all others by cost of the day, then by name. */
function byAttention(a: OuFigures, b: OuFigures): number {
  const rank = attention[a.light] - attention[b.light];
  if (rank !== 0) return rank;
  const needsAttention = attention[a.light] < attention.green;
  const weight = needsAttention ? overBudget(b) - overBudget(a) : b.cost - a.cost;
  return weight !== 0 ? weight : a.ou < b.ou ? -1 : 1;
}

function overBudget({ monthToDate, projected, budget }: OuFigures): number {
  return (projected ?? monthToDate) - (budget ?? 0);
}

/** A day is archived for all OUs at once, so either all values are known or all are unknown. */
function sumUnlessUnknown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sumOf(known);
}
