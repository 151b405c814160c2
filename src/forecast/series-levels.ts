/**
 * What is expected of each coming day of a series: its weekday's level, or the mean of a day where costs come so
 * irregularly that weekdays explain nothing. Learned day by day. Pure.
 */
import { levelIfUnusualStays } from './new-level.ts';
import { expectedCosts, learn } from './weekday-levels.ts';
import { nothingLearned, type WeekdayLevels } from './weekday-state.ts';
import { levelOf } from './weekday-vector.ts';

/** So many days count for the mean of a day. */
const daysOfMean = 28;
const minDays = 14;
/** Costs are irregular if the weekday levels miss a day by more than this share of the mean of a day. */
const irregularShare = 0.7;

/** What was learned from the days so far. */
export interface SeriesLevels {
  readonly levels: WeekdayLevels;
  /** Mean cost of a day, and mean of what the weekday levels missed a day by. */
  readonly mean: number;
  readonly missed: number;
  readonly isIrregular: boolean;
}

export const noLevels: SeriesLevels = {
  levels: nothingLearned,
  mean: 0,
  missed: 0,
  isIrregular: false,
};

/** Expected costs of the `count` days after the last one learned, the first of which is a `weekday`. */
export function expectedDays(state: SeriesLevels, weekday: number, count: number): number[] {
  if (state.isIrregular) return Array.from({ length: count }, () => state.mean);
  return expectedCosts(state.levels, weekday, count);
}

/** Learns from the next day, as `learn` does. */
export function learnDay(
  state: SeriesLevels,
  weekday: number,
  cost: number | null,
  isOneOff: boolean,
): SeriesLevels {
  const levels = learn(state.levels, weekday, cost, isOneOff);
  if (cost === null) return { ...state, levels };
  const gain = 1 / Math.min(levels.days, daysOfMean);
  const [byWeekday = 0] = expectedCosts(state.levels, weekday, 1);
  const mean = state.mean + gain * (cost - state.mean);
  const missed = state.missed + gain * (Math.abs(cost - byWeekday) - state.missed);
  const learned = { levels, mean, missed, isIrregular: state.isIrregular };
  // Only a day that costs more than expected changes this: another must not raise an expectation.
  const [expected = 0] = expectedDays(state, weekday, 1);
  return cost <= expected ? learned : { ...learned, isIrregular: isIrregular(learned) };
}

/** A new level is missed as well, on its first days: while there is one, costs do not become irregular. */
function isIrregular(state: SeriesLevels): boolean {
  const { levels, mean, missed } = state;
  const isNew = levels.before !== null || levels.unusualDays !== 0;
  if (levels.days < minDays || (isNew && !state.isIrregular)) return false;
  return missed > irregularShare * Math.abs(mean);
}

/** The level of a day, over all weekdays. */
export function dayLevel({ isIrregular, mean, levels }: SeriesLevels): number {
  return isIrregular ? mean : levelOf(levels.means);
}

/** Unusual days in a row, which may be a new level: positive if above expectation; of irregular costs none. */
export function unusualDays({ isIrregular, levels }: SeriesLevels): number {
  return isIrregular ? 0 : levels.unusualDays;
}

/** The levels if the last unusual days are a new level; null if the last day was not unusual. */
export function ifUnusualStays(state: SeriesLevels): SeriesLevels | null {
  const levels = state.isIrregular ? null : levelIfUnusualStays(state.levels);
  return levels === null ? null : { ...state, levels };
}
