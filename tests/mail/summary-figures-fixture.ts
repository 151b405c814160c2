/**
 * Periods of an invented company for the summaries' tests: nine units with two services each, one over
 * budget. The real code computes the figures from the costs.
 */

import { budgetLight, defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import type { Budget } from '../../src/domain/budgets/budgets.ts';
import { daysFromTo, parseBillingDay, weekdayOf } from '../../src/domain/calendar/billing-day.ts';
import type { Period } from '../../src/domain/calendar/period.ts';
import { lastWeekUntil, monthOf, periodBefore } from '../../src/domain/calendar/period.ts';
import type { OuFigures, TotalFigures } from '../../src/domain/figures/figures.ts';
import type { PeriodFigures, PeriodRow } from '../../src/domain/figures/period-figures.ts';
import type { DailyFigures } from '../../src/reports/period/budget-states.ts';
import {
  type PeriodFiguresInput,
  periodFigures,
} from '../../src/reports/period/compute-period-figures.ts';
import type { PeriodCosts } from '../../src/reports/period/read-period.ts';

/** OU, cost of a weekday, growth since the previous period, budget of a month. */
export type UnitLine = readonly [ou: string, cost: number, growth: number, budget: number | null];

export const companyUnits: readonly UnitLine[] = [
  ['Root/Workloads/Data Platform', 16_390.11, 1.21, 400_000],
  ['Root/Workloads/Retail/Shop', 11_024.18, 1.02, 350_000],
  ['Root/Workloads/Payments', 6_318.05, 0.99, 240_000],
  ['Root/Workloads/Retail/Media', 4_402.61, 1.0, 160_000],
  ['Root/Workloads/Mobile', 2_904.9, 0.98, 110_000],
  ['Root/Security', 2_310.77, 0.96, 100_000],
  ['Root/Infrastructure/Network', 968.12, 1.01, 40_000],
  ['Root/Sandbox', 402.32, 1.3, null],
  ['Unassigned', 12.4, 1, null],
];

export const week47 = lastWeekUntil(parseBillingDay('2026-11-22'));
export const november = monthOf(parseBillingDay('2026-11-01'));

export interface CostsChange {
  readonly period?: Period;
  readonly units?: readonly UnitLine[];
  /** Days that are not in the archive. */
  readonly absent?: readonly string[];
  /** False if the archive begins with the period. */
  readonly hasBefore?: boolean;
  /** Names of the services, instead of EC2 and S3. */
  readonly services?: readonly string[];
}

/** Costs of a period: less at weekends, a quarter of it in the second service. */
export function companyCosts(change: CostsChange = {}): PeriodCosts {
  const { period = week47, units = companyUnits, absent = [], hasBefore = true } = change;
  const { services = ['Amazon Elastic Compute Cloud', 'Amazon Simple Storage Service'] } = change;
  const before = periodBefore(period);
  const archivedOf = ({ from, to }: Period) =>
    daysFromTo(from, to).filter((day) => !absent.includes(day));
  const days = archivedOf(period);
  const daysBefore = hasBefore ? archivedOf(before) : [];
  const costOn = (day: (typeof days)[number], [, cost]: UnitLine) =>
    [0, 6].includes(weekdayOf(day)) ? cost * 0.8 : cost;
  const sum = (some: typeof days, unit: UnitLine) =>
    some.reduce((all, day) => all + costOn(day, unit), 0);
  const rows = units.flatMap((unit, index) =>
    services.map((service, at): PeriodRow => {
      const part = at === 0 ? 0.75 : 0.25 / (services.length - 1);
      return {
        ou: unit[0],
        service,
        linkedAccount: String(9_912_345_678 + index).padStart(12, '0'),
        cost: sum(days, unit) * part,
        before: (sum(daysBefore, unit) * part) / unit[2],
      };
    }),
  );
  const dailyCosts = new Map(
    units.map((unit) => [unit[0], new Map(days.map((day) => [day, costOn(day, unit)]))] as const),
  );
  return {
    period,
    before,
    archived: new Set([...daysBefore, ...days]),
    rows,
    dailyCosts,
    oneOffs: [],
    moves: [],
    resourceUse: null,
  };
}

/** The daily digest of Sunday 22 November, for a week's projections. */
export function dailyOf(units: readonly UnitLine[] = companyUnits): DailyFigures {
  const unused = {
    dayBefore: null,
    usual: null,
    recentDays: [],
    projectedIfStays: null,
    projectedRange: null,
  };
  const ous = units.map(([ou, cost, , budget]): OuFigures => {
    const projected = cost * 28;
    const light = budgetLight(projected, budget);
    const month = { monthToDate: cost * 20, projected, budget, light };
    return { ...unused, ...month, ou, cost, projectionNote: null };
  });
  const budgeted = ous.filter(({ budget }) => budget !== null);
  const sum = (some: readonly OuFigures[], pick: (ou: OuFigures) => number) =>
    some.reduce((all, ou) => all + pick(ou), 0);
  const budget = budgeted.length === 0 ? null : sum(budgeted, (ou) => ou.budget ?? 0);
  const total: TotalFigures = {
    ...unused,
    cost: sum(ous, ({ cost }) => cost),
    monthToDate: sum(ous, ({ monthToDate }) => monthToDate),
    projected: sum(ous, ({ projected }) => projected ?? 0),
    projectionNote: null,
    budget,
    light: budgetLight(
      sum(budgeted, ({ projected }) => projected ?? 0),
      budget,
    ),
    budgetedOus: budgeted.length,
    budgetCoversAll: budgeted.length === ous.length,
  };
  return { reportDay: parseBillingDay('2026-11-22'), total, ous };
}

/** The units' budgets, for the month of the period. */
export function budgetsFor(period: Period, units: readonly UnitLine[] = companyUnits): Budget[] {
  return units.flatMap(([ou, , , amount]) =>
    amount === null
      ? []
      : [{ ou, month: period.to.slice(0, 7) as Budget['month'], amount, currency: 'USD' }],
  );
}

/** Figures for readers of the organization's mail, changed by `question`. */
export function summaryOf(
  costs: PeriodCosts,
  question: Partial<PeriodFiguresInput> = {},
): PeriodFigures {
  const accountNames = new Map(
    costs.rows.map(({ linkedAccount }, index) => [
      linkedAccount,
      index > 8 ? null : `account-${index}`,
    ]),
  );
  return periodFigures(costs, {
    audience: { name: 'finops', scope: '*' },
    costMetric: 'unblended',
    budgets: costs.period.kind === 'month' ? budgetsFor(costs.period) : [],
    thresholds: defaultThresholds,
    moverCount: 5,
    windowStatus: { accountNames, currency: 'USD' },
    uninvoicedShare: costs.period.kind === 'month' ? 0 : 1,
    daily: undefined,
    dayCostsAtMonthEnd: null,
    ...question,
  });
}
