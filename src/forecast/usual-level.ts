/**
 * What each day of a series would usually cost: the median of the same weekday in the three weeks
 * before and after. A fee, a spike or a purchase on one day leaves it as it is; growth does not.
 */

import { medianOf, normalDeviation } from '../domain/arithmetic/median.ts';
import type { BillingDay } from '../domain/calendar/billing-day.ts';

const neighbours = [-21, -14, -7, 7, 14, 21];
/** Below this share of a usual day, a deviation is noise, however still the series is. */
const smallestShare = 0.005;

/** One level a day. `known`: cost of each of the consecutive `days`, null where it is unknown. */
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

/** How far days usually are from their level; above zero unless all costs are zero. */
export function usualDeviation(values: readonly number[], levels: readonly number[]): number {
  const deviations = values.map((value, at) => Math.abs(value - (levels[at] ?? 0)));
  const floor = smallestShare * medianOf(levels.map(Math.abs));
  return Math.max(normalDeviation * medianOf(deviations), floor);
}

/** AWS books what is charged by the month on its first day. */
export function isFirst(day: BillingDay | undefined): boolean {
  return day?.endsWith('-01') ?? false;
}
