/** What the forecast knows of a series after one of its days: the level of each weekday, and how certain it is. */
import { entry, levelOf, symmetric, type Vector, week } from './weekday-vector.ts';

/** Variances, in units of the variance of a single day. */
const startOfLevel = 1e4;
export const startOfWeekday = 6;

/** A deviation below this share of the level is always noise, even in a constant series. */
const noiseShare = 0.01;

/** The spread is not known on the first days. */
export const spreadAtStart = 0.1;

/** A level that was left, to recognize its return. */
export interface LevelBefore {
  readonly means: Vector;
  readonly daysAgo: number;
}

/** What was learned from the days so far. */
export interface WeekdayLevels {
  /** Number of days learned from. */
  readonly days: number;
  /** Expected cost by weekday, 0 is Sunday. */
  readonly means: Vector;
  /** The lowest possible cost: zero until a day's cost is negative. */
  readonly lowest: number;
  /** Growth of every weekday from day to day. */
  readonly growth: number;
  /** The usual deviation of a single day from its expectation; zero before the first day. */
  readonly spread: number;
  readonly covariance: readonly Vector[];
  /** Unusual days in a row: their number, positive if above expectation and negative if below. */
  readonly unusualDays: number;
  /** The deviations of those days from the levels before them. */
  readonly unusualExcess: Vector;
  /** The levels before those days; null if the last day was not unusual. */
  readonly anchor: Vector | null;
  /** Share of unusual days lately. */
  readonly unusualShare: number;
  /** By weekday: 1 or -1 if its last day was unusually expensive or cheap, else 0. */
  readonly unusualWeekdays: Vector;
  readonly before: LevelBefore | null;
}

export const nothingLearned: WeekdayLevels = {
  days: 0,
  means: Array.from({ length: week }, () => 0),
  lowest: 0,
  growth: 0,
  spread: 0,
  covariance: symmetric((a, b) => startOfLevel + (a === b ? startOfWeekday : 0)),
  unusualDays: 0,
  unusualExcess: [],
  anchor: null,
  unusualShare: 0,
  unusualWeekdays: Array.from({ length: week }, () => 0),
  before: null,
};

/** The usual deviation, never below what is always noise. */
export function deviationOf({ means, spread, days }: WeekdayLevels): number {
  const level = Math.abs(levelOf(means));
  const atStart = days < 2 * week ? spreadAtStart * level * (1 - days / (2 * week)) : 0;
  return Math.max(spread, noiseShare * level, atStart, 1e-9);
}

/** How uncertain a weekday's expectation makes its day, as a multiple of the usual deviation. */
export function uncertaintyOf({ covariance }: WeekdayLevels, weekday: number): number {
  return Math.sqrt(1 + entry(covariance, weekday, weekday));
}
