/**
 * The usual cost of each day of a series: the median of the same weekday in the three weeks before and
 * after. A fee, a spike or a purchase on one day does not change it, but growth does.
 */

import { medianOf, normalDeviation } from '../../../../src/domain/arithmetic/median.ts';
import type { BillingDay } from '../../../../src/domain/calendar/billing-day.ts';

const neighbours = [-21, -14, -7, 7, 14, 21];
/** A deviation below this share of the usual cost is always noise, even in a constant series. */
const noiseShare = 0.005;

/** One level per day. `known`: cost of each of the consecutive `days`, null when it is unknown. */
export function usualLevels(
  days: readonly BillingDay[],
  known: readonly (number | null)[],
): readonly number[] {
  const steady = known.map((cost, at) => (isFirst(days[at]) ? null : cost));
  const overall = medianOf(steady.filter((cost) => cost !== null));
  return known.map((_, at) => {
    const near = neighbours.map((shift) => steady[at + shift]);
    const median = medianOf(near.filter((cost) => typeof cost === 'number'));
    return Number.isNaN(median) ? overall : median;
  });
}

/** The usual deviation of days from their level; above zero unless all costs are zero. */
export function usualDeviation(values: readonly number[], levels: readonly number[]): number {
  const deviations = values.map((value, at) => Math.abs(value - (levels[at] ?? 0)));
  const floor = noiseShare * medianOf(levels.map(Math.abs));
  return Math.max(normalDeviation * medianOf(deviations), floor);
}

/** AWS books monthly charges on the first day of the month. */
export function isFirst(day: BillingDay | undefined): boolean {
  return day?.endsWith('-01') ?? false;
}
