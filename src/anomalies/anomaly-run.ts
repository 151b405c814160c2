/**
 * How long an anomaly has lasted and what it has cost: the days before the report day that left the expected
 * range on the same side, without a gap. Pure.
 */
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import type { Anomaly } from '../domain/figures/anomaly.ts';
import { type AnomalyDays, isFirst } from './anomaly-days.ts';
import type { ExpectedCost, ExpectedCostSettings } from './expected-cost.ts';

export interface ReportedDeviation {
  /** Cost of the report day. */
  readonly cost: number;
  /** The level with which it is compared: the usual cost, or one that was reached before. */
  readonly expected: number;
}

/**
 * Days before are compared with the report day's level, in the units of their own weekday. A level shift is
 * expected from its third day on, so a longer run is one that rises (or falls) further each day. Firsts of a
 * month cannot be compared: they neither end a run nor count in it.
 */
export function anomalyRun(
  { cost, expected }: ReportedDeviation,
  { levels: [usual], pattern }: ExpectedCost,
  { reportDay, trailing }: AnomalyDays,
  { floor, tolerance }: ExpectedCostSettings,
): Pick<Anomaly, 'since' | 'days' | 'impact'> {
  const run = { since: reportDay, days: 1, impact: cost - expected };
  if (isFirst(reportDay)) return run;
  const known = new Set(trailing);
  const side = cost > expected ? 1 : -1;
  const level = (expected - usual.cost) / pattern.unit(reportDay);
  const beyond = (day: BillingDay) => pattern.deviation(day) - level;
  const isUnusual = (day: BillingDay) =>
    side * beyond(day) > Math.max(floor / pattern.unit(day), tolerance * pattern.spread);
  for (let day = comparedDayBefore(reportDay); known.has(day) && isUnusual(day); ) {
    run.since = day;
    run.days += 1;
    run.impact += beyond(day) * pattern.unit(day);
    day = comparedDayBefore(day);
  }
  return run;
}

function comparedDayBefore(day: BillingDay): BillingDay {
  const before = addDays(day, -1);
  return isFirst(before) ? addDays(before, -1) : before;
}
