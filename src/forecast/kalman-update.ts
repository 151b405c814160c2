/**
 * A Kalman filter over seven weekday levels: what a passing day makes less certain, and what its cost corrects. Every
 * correction has the sign of its error. https://en.wikipedia.org/wiki/Kalman_filter
 */
import type { WeekdayLevels } from './weekday-state.ts';
import { entry, of, shapeOf, symmetric, type Vector, week } from './weekday-vector.ts';

/** Variances, in units of the variance of a single day. */
const dailyDriftOfLevel = 0.012;
const dailyDriftOfWeekday = 0.002;

/** Within so many days after a step, the level before it is recognized when it returns. */
const daysOfMemory = 21;

const spreadGain = 0.06;

/** Growth per day: how fast it is learned, and how much of it is left a day later. */
const growthGain = 0.002;
export const growthDamping = 0.998;

/** A day passes: each level may have moved, and growth has had its effect. */
export function drift(levels: WeekdayLevels): WeekdayLevels {
  const { covariance, growth, means, before } = levels;
  const shape = shapeOf(means);
  const isOld = before !== null && before.daysAgo >= daysOfMemory;
  return {
    ...levels,
    means: means.map((mean) => Math.max(levels.lowest, mean + growth)),
    growth: growth * growthDamping,
    covariance: symmetric(
      (a, b) =>
        entry(covariance, a, b) +
        dailyDriftOfLevel * of(shape, a) * of(shape, b) +
        (a === b ? dailyDriftOfWeekday : 0),
    ),
    before: before === null || isOld ? null : { ...before, daysAgo: before.daysAgo + 1 },
  };
}

/** The Kalman update with the deviation that is learned. */
export function update(
  levels: WeekdayLevels,
  weekday: number,
  error: number,
  size: number,
  unusualExcess: Vector,
): WeekdayLevels {
  const { covariance, means, growth, spread } = levels;
  const own = covariance[weekday] as Vector;
  const variance = of(own, weekday) + 1;
  const gains = own.map((shared) => Math.max(0, shared / variance));
  const learned = Math.max(-2 * size, Math.min(2 * size, error));
  const isKnown = levels.days >= 3 * week && unusualExcess.length === 0;
  return {
    ...levels,
    days: levels.days + 1,
    means: means.map((mean, at) => Math.max(levels.lowest, mean + of(gains, at) * error)),
    growth: isKnown ? growth + growthGain * learned : growth,
    spread: spread + spreadGain * (Math.min(Math.abs(error) * 1.25, 3 * size) - spread),
    covariance: symmetric((a, b) => entry(covariance, a, b) - (of(own, a) * of(own, b)) / variance),
    unusualDays: Math.sign(unusualExcess[0] ?? 0) * unusualExcess.length,
    unusualExcess,
    anchor: unusualExcess.length === 0 ? null : levels.anchor,
  };
}
