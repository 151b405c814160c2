/**
 * Checks one service of one OU: is its cost on the report day within the range that its history
 * predicts? Pure. It does not check whether the day's costs are complete.
 */
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import type { Anomaly } from '../domain/figures/anomaly.ts';
import { type AnomalyDays, isFirst } from './anomaly-days.ts';
import { anomalyRun } from './anomaly-run.ts';
import { type ExpectedCost, type ExpectedCostSettings, expectedCost } from './expected-cost.ts';
import type { ServiceSeries } from './service-series.ts';

/** A service with earlier costs below this share of the report day's cost is still new. */
const negligible = 0.01;

/** A possible anomaly, before late costs are excluded and its causes are known. */
export type Suspect = Omit<Anomaly, 'drivers'> & {
  /** True when the day before was also outside its range, on the same side. */
  readonly isConfirmed: boolean;
};

export interface ServiceCheck {
  /** The usual cost of the weekday. */
  readonly usual: number;
  /** Undefined when the cost is as expected, or when it cannot be compared. */
  readonly suspect: Suspect | undefined;
}

/** The first of a month cannot be compared unless an earlier first is archived. */
export function detectServiceAnomaly(
  series: ServiceSeries,
  days: AnomalyDays,
  settings: ExpectedCostSettings,
): ServiceCheck {
  const { reportDay, firsts } = days;
  const cost = series.costs.get(reportDay) ?? 0;
  const expected = expectedCost(series.costs, days, settings);
  const usual = expected.levels[0].cost;
  const lower = Math.min(...expected.levels.map((level) => level.cost - level.reach));
  const upper = Math.max(...expected.levels.map((level) => level.cost + level.reach));
  const isNotComparable = isFirst(reportDay) && firsts.length === 0;
  if (isNotComparable || (cost >= lower && cost <= upper)) return { usual, suspect: undefined };
  const isHigh = cost > upper;
  const nearest = nearestTo(cost, expected);
  const suspect: Suspect = {
    ou: series.ou,
    service: series.service,
    kind: !isHigh ? 'drop' : isNew(series, reportDay, cost) ? 'new' : 'spike',
    cost,
    expected: nearest,
    range: { lower: isEverNegative(series) ? lower : Math.max(0, lower), upper },
    ...anomalyRun({ cost, expected: nearest }, expected, days, settings),
    isConfirmed: wasOutside(expected, days, isHigh, settings),
  };
  return { usual, suspect };
}

/** No cost before the day before: a service is new on two days, as a level shift is reported on two. */
function isNew({ costs }: ServiceSeries, reportDay: BillingDay, cost: number): boolean {
  const dayBefore = addDays(reportDay, -1);
  return [...costs].every(
    ([day, before]) => day >= dayBefore || Math.abs(before) <= negligible * cost,
  );
}

function nearestTo(cost: number, { levels }: ExpectedCost): number {
  return levels.reduce((nearest, level) =>
    Math.abs(level.cost - cost) < Math.abs(nearest.cost - cost) ? level : nearest,
  ).cost;
}

function isEverNegative({ costs }: ServiceSeries): boolean {
  return [...costs.values()].some((cost) => cost < 0);
}

function wasOutside(
  { pattern }: ExpectedCost,
  { reportDay, trailing }: AnomalyDays,
  isHigh: boolean,
  { floor, tolerance }: ExpectedCostSettings,
): boolean {
  const dayBefore = addDays(reportDay, -1);
  if (!trailing.includes(dayBefore)) return false;
  const deviation = pattern.deviation(dayBefore) * (isHigh ? 1 : -1);
  return deviation > Math.max(floor / pattern.unit(dayBefore), tolerance * pattern.spread);
}
