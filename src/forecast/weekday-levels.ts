/**
 * The expected cost of each weekday, learned day by day from a series: a Kalman filter over seven weekday
 * levels that share what they learn. A day that costs less than expected never raises an expectation, because
 * every correction has the sign of its error; so a drop can never raise a month end. Pure.
 * https://en.wikipedia.org/wiki/Kalman_filter
 */

const week = 7;

/** Variances, in units of the variance of a single day. */
const startOfLevel = 1e4;
const startOfWeekday = 6;
const dailyDriftOfLevel = 0.012;
const dailyDriftOfWeekday = 0.002;

/** A day this many deviations from its expectation is unusual. */
const unusual = 4;
/** How much of an unusual day is learned at once, in deviations: it may be a cost that comes once. */
const learnedAtOnce = 1.5;
/** So many unusual days in a row, in one direction, are a new level. */
export const daysOfNewLevel = 3;
/** If more days than this share are unusual, costs vary that much, and no day of them is unusual. */
const usualShare = 0.12;
const shareGain = 1 / 14;
/** Within so many days after a step, the level before it is recognized when it returns. */
const daysOfMemory = 21;
/** A deviation below this share of the level is always noise, even in a constant series. */
const noiseShare = 0.01;
/** The spread is not known on the first days. */
const spreadAtStart = 0.1;
const spreadGain = 0.06;
/** Growth per day: how fast it is learned, and how much of it is left a day later. */
const growthGain = 0.002;
const growthDamping = 0.998;

type Vector = readonly number[];

/** A level that was left, to recognize its return. */
interface LevelBefore {
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

/** Expected costs of the `count` days after the last one learned, the first of which is a `weekday`. */
export function expectedCosts(levels: WeekdayLevels, weekday: number, count: number): number[] {
  let growth = levels.growth;
  let grown = 0;
  return Array.from({ length: count }, (_, at) => {
    grown += growth;
    growth *= growthDamping;
    return Math.max(levels.lowest, of(levels.means, (weekday + at) % week) + grown);
  });
}

/**
 * Learns from the next day. A null cost is unknown: the levels only become less certain. With `isOneOff`, an
 * unusual cost says nothing about later days, as on the first of a month.
 */
export function learn(
  levels: WeekdayLevels,
  weekday: number,
  cost: number | null,
  isOneOff = false,
): WeekdayLevels {
  const drifted = drift(
    cost !== null && cost < 0 ? { ...levels, lowest: Number.NEGATIVE_INFINITY } : levels,
  );
  if (cost === null) return drifted;
  if (levels.days === 0) return firstDay(drifted, cost);
  const [expected = 0] = expectedCosts(levels, weekday, 1);
  const error = cost - expected;
  const size = deviationOf(levels);
  const returned = returnedLevel(drifted, weekday, cost, size);
  if (returned !== null) return returned;
  const isUnusual = Math.abs(error) > unusual * size * uncertaintyOf(drifted, weekday);
  const sign = isUnusual ? Math.sign(error) : 0;
  const marked = {
    ...drifted,
    unusualShare: drifted.unusualShare + shareGain * (Math.abs(sign) - drifted.unusualShare),
    unusualWeekdays: drifted.unusualWeekdays.with(weekday, sign),
  };
  if (!isUnusual) return update(marked, weekday, error, size, []);
  if (sign === drifted.unusualWeekdays[weekday]) return newWeekday(marked, weekday, error);
  return learnUnusual(marked, levels, { weekday, error, size, isOneOff });
}

/** An unusual day in deviations of which it is not known yet whether they stay. */
interface UnusualDay {
  readonly weekday: number;
  readonly error: number;
  readonly size: number;
  readonly isOneOff: boolean;
}

function learnUnusual(
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

/** The usual deviation, never below what is always noise. */
export function deviationOf({ means, spread, days }: WeekdayLevels): number {
  const level = Math.abs(levelOf(means));
  const atStart = days < 2 * week ? spreadAtStart * level * (1 - days / (2 * week)) : 0;
  return Math.max(spread, noiseShare * level, atStart, 1e-9);
}

/** The levels if the last unusual days are a new level; null if the last day was not unusual. */
export function levelIfUnusualStays(levels: WeekdayLevels): WeekdayLevels | null {
  if (levels.unusualExcess.length === 0) return null;
  const shape = shapeOf(levels.means);
  const excess = levels.unusualExcess.reduce((sum, one) => sum + one, 0);
  const typical = excess / levels.unusualExcess.length;
  return { ...levels, means: levels.means.map((mean, at) => mean + typical * of(shape, at)) };
}

/** The mean of the weekdays. */
export function levelOf(means: Vector): number {
  return means.reduce((sum, mean) => sum + mean, 0) / week;
}

/** How uncertain a weekday's expectation makes its day, as a multiple of the usual deviation. */
function uncertaintyOf({ covariance }: WeekdayLevels, weekday: number): number {
  return Math.sqrt(1 + entry(covariance, weekday, weekday));
}

/** The weekday was unusual in the same direction a week ago: it has a level of its own now. */
function newWeekday(levels: WeekdayLevels, weekday: number, error: number): WeekdayLevels {
  const own = of(levels.means, weekday) + error;
  return { ...levels, days: levels.days + 1, means: levels.means.with(weekday, own) };
}

function firstDay(levels: WeekdayLevels, cost: number): WeekdayLevels {
  const means = levels.means.map(() => cost);
  const covariance = symmetric((a, b) => 1 + (a === b ? startOfWeekday : 0));
  return { ...levels, days: 1, means, covariance, spread: spreadAtStart * Math.abs(cost) };
}

/** A day passes: each level may have moved, and growth has had its effect. */
function drift(levels: WeekdayLevels): WeekdayLevels {
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

/** Each weekday as a share of the level, by which all of them grow and fall together. */
function shapeOf(means: Vector): Vector {
  const level = levelOf(means.map(Math.abs));
  if (level === 0) return means.map(() => 1);
  return means.map((mean) => Math.min(3, Math.max(0.1, Math.abs(mean) / level)));
}

/** The Kalman update with the deviation that is learned. */
function update(
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
function returnedLevel(
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

function of(vector: Vector, weekday: number): number {
  return vector[weekday] as number;
}

function entry(matrix: readonly Vector[], a: number, b: number): number {
  return of(matrix[a] as Vector, b);
}

function symmetric(valueAt: (a: number, b: number) => number): readonly Vector[] {
  return Array.from({ length: week }, (_, a) =>
    Array.from({ length: week }, (_, b) => valueAt(a, b)),
  );
}
