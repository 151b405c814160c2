/**
 * Unusual days: they are learned in part, until enough of them in a row are a new level, a weekday is unusual twice, or
 * the level before returns.
 */
import { update } from './kalman-update.ts';
import type { WeekdayLevels } from './weekday-state.ts';
import { entry, levelOf, of, shapeOf, symmetric, type Vector } from './weekday-vector.ts';

/** A day this many deviations from its expectation is unusual. */
export const unusual = 4;

/** How much of an unusual day is learned at once, in deviations: it may be a cost that comes once. */
const learnedAtOnce = 1.5;

/** So many unusual days in a row, in one direction, are a new level. */
export const daysOfNewLevel = 3;

/** If more days than this share are unusual, costs vary that much, and no day of them is unusual. */
const usualShare = 0.12;

/** An unusual day in deviations of which it is not known yet whether they stay. */
export interface UnusualDay {
  readonly weekday: number;
  readonly error: number;
  readonly size: number;
  readonly isOneOff: boolean;
}

export function learnUnusual(
  drifted: WeekdayLevels,
  levels: WeekdayLevels,
  { weekday, error, size, isOneOff }: UnusualDay,
): WeekdayLevels {
  const limited = Math.sign(error) * learnedAtOnce * size;
  if (isOneOff) return update(drifted, weekday, limited, size, drifted.unusualExcess);
  const isSame = Math.sign(error) === Math.sign(levels.unusualDays);
  const anchor = (isSame ? levels.anchor : null) ?? drifted.means;
  const own =
    (error + of(drifted.means, weekday) - of(anchor, weekday)) / of(shapeOf(anchor), weekday);
  const excess = [...(isSame ? levels.unusualExcess : []), own];
  const isOften = excess.length === 1 && levels.unusualShare > usualShare;
  if (isOften) return update(drifted, weekday, error, Math.abs(error), []);
  if (excess.length < daysOfNewLevel)
    return { ...update(drifted, weekday, limited, size, excess), anchor };
  return stepped({ ...drifted, anchor }, weekday, error, size, excess);
}

/** The levels if the last unusual days are a new level; null if the last day was not unusual. */
export function levelIfUnusualStays(levels: WeekdayLevels): WeekdayLevels | null {
  if (levels.unusualExcess.length === 0) return null;
  const shape = shapeOf(levels.means);
  const excess = levels.unusualExcess.reduce((sum, one) => sum + one, 0);
  const typical = excess / levels.unusualExcess.length;
  return { ...levels, means: levels.means.map((mean, at) => mean + typical * of(shape, at)) };
}

/** The weekday was unusual in the same direction a week ago: it has a level of its own now. */
export function newWeekday(levels: WeekdayLevels, weekday: number, error: number): WeekdayLevels {
  const own = of(levels.means, weekday) + error;
  return { ...levels, days: levels.days + 1, means: levels.means.with(weekday, own) };
}

/** All weekdays move to the new level at once. */
function stepped(
  levels: WeekdayLevels,
  weekday: number,
  error: number,
  size: number,
  excess: Vector,
): WeekdayLevels {
  const anchor = levels.anchor ?? levels.means;
  const shape = shapeOf(anchor);
  const isRise = error > 0;
  const typical = excess.reduce((sum, one) => sum + one, 0) / excess.length;
  const means = levels.means.map((mean, at) => {
    const level = at === weekday ? mean + error : of(anchor, at) + typical * of(shape, at);
    return Math.max(levels.lowest, isRise ? Math.max(mean, level) : Math.min(mean, level));
  });
  const ratio = Math.abs(levelOf(means)) / Math.max(Math.abs(levelOf(anchor)), 1e-9);
  const growth = isRise ? Math.max(0, levels.growth) : Math.min(0, levels.growth);
  return {
    ...levels,
    days: levels.days + 1,
    means,
    growth: growth * Math.min(1, ratio),
    spread: size * Math.min(1, ratio),
    covariance: symmetric(
      (a, b) => entry(levels.covariance, a, b) + of(shape, a) * of(shape, b) + (a === b ? 1 : 0),
    ),
    unusualDays: 0,
    unusualExcess: [],
    anchor: null,
    before: { means: anchor, daysAgo: 1 },
  };
}

/** The level before a step again, when a day matches it and not the present one. */
export function returnedLevel(
  levels: WeekdayLevels,
  weekday: number,
  cost: number,
  size: number,
): WeekdayLevels | null {
  const { before, means } = levels;
  if (before === null) return null;
  const distance = Math.abs(cost - of(before.means, weekday));
  const present = Math.abs(cost - of(means, weekday));
  if (distance > 2 * size || present < unusual * size || present < 4 * distance) return null;
  const sign = Math.sign(cost - of(means, weekday));
  const returned = means.map((mean, at) =>
    sign > 0 ? Math.max(mean, of(before.means, at)) : Math.min(mean, of(before.means, at)),
  );
  return {
    ...levels,
    days: levels.days + 1,
    means: returned,
    unusualDays: 0,
    unusualExcess: [],
    before: null,
  };
}
