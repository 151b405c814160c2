/**
 * What is projected of an OU or a team: its recurring costs, and the monthly charges that are still to come. Costs
 * that come once are in neither.
 */
import { sumOf } from '../domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  firstOfPeriod,
  lastOfPeriod,
} from '../domain/calendar/billing-day.ts';
import type { CostsToProject } from '../domain/figures/costs-to-project.ts';
import type { DailyCosts } from '../domain/figures/projection.ts';
import { forecastSeries } from './forecast-series.ts';
import { expectedCharges, type MonthlyCharge } from './monthly-charges.ts';

const weeksAsked = 28;
/** A charge on more days of a month is not a monthly one: the fee of a Savings Plan comes every hour. */
const maxMonthlyDays = 8;

export interface CostsByKind {
  readonly recurring: DailyCosts;
  readonly monthly: readonly MonthlyCharge[];
}

/** What is known of the days. */
export interface KnownDays {
  readonly reportDay: BillingDay;
  readonly archived: ReadonlySet<BillingDay>;
  /** Whether all days of this and the last month have charge types. */
  readonly knowsCharges: boolean;
}

/** A monthly charge that comes on most days counts as recurring. */
export function costsToProject(
  { recurring, monthly }: CostsByKind,
  known: KnownDays,
): CostsToProject {
  const costs = new Map(recurring);
  const charges: MonthlyCharge[] = [];
  for (const charge of monthly) {
    if (!comesOften(charge, known.reportDay)) charges.push(charge);
    else for (const [day, cost] of charge.costs) costs.set(day, (costs.get(day) ?? 0) + cost);
  }
  if (!known.knowsCharges || charges.length === 0) return { costs, outstanding: 0, monthly: 0 };
  return { costs, ...expectedCharges(charges, { ...monthsOf(costs, known) }) };
}

function comesOften({ costs }: MonthlyCharge, reportDay: BillingDay): boolean {
  const since = addDays(reportDay, -weeksAsked);
  return [...costs].filter(([day, cost]) => day > since && cost !== 0).length > maxMonthlyDays;
}

function monthsOf(costs: ReadonlyMap<BillingDay, number>, { reportDay, archived }: KnownDays) {
  const first = firstOfPeriod(reportDay);
  const before = firstOfPeriod(addDays(first, -1));
  const sum = (from: BillingDay, to: BillingDay) =>
    sumOf([...costs].filter(([day]) => day >= from && day <= to).map(([, cost]) => cost));
  const until = lastOfPeriod(reportDay);
  const { remaining } = forecastSeries({ costs, archived, reportDay, until }).monthEnd;
  return {
    reportDay,
    lastRecurring: sum(before, addDays(first, -1)),
    recurring: sum(first, reportDay) + (remaining ?? 0),
  };
}
