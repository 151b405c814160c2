/**
 * The expected cost of each weekday, learned day by day from a series: a Kalman filter over seven weekday
 * levels that share what they learn. A day that costs less than expected never raises an expectation, because
 * every gain is at least zero; so a drop can never raise a month end. Pure.
 * https://en.wikipedia.org/wiki/Kalman_filter
 */

const week = 7;

/** Variances, in units of the variance of a single day. */
const startOfLevel = 1e4;
const startOfWeekday = 6;
const dailyDriftOfLevel = 0.02;
const dailyDriftOfWeekday = 0.002;
const levelAfterStep = 100;

/** A day this many deviations from its expectation is unusual. */
const unusual = 4;
/** How much of an unusual day is learned at once, in deviations: it may be a cost that comes once. */
const learnedAtOnce = 1.5;
/** So many unusual days in a row, in one direction, are a new level. */
export const daysOfNewLevel = 3;
/** Within so many days after a step, the level before it is recognized when it returns. */
const daysOfMemory = 21;
/** A deviation below this share of the level is always noise, even in a constant series. */
const noiseShare = 0.01;
/** The spread is not known on the first days. */
const spreadAtStart = 0.1;
const spreadGain = 0.06;
/** Growth per day: how fast it is learned, and how much of it is left a day later. */
const growthGain = 0.004;
const growthDamping = 0.985;

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
  /** Growth of all weekdays per day, as a share of the level. */
  readonly growth: number;
  /** The usual deviation of a single day from its expectation; zero before the first day. */
  readonly spread: number;
  readonly covariance: readonly Vector[];
  /** Unusual days in a row: their number, positive if above expectation and negative if below. */
  readonly unusualDays: number;
  /** The deviations of those days. */
  readonly unusualExcess: Vector;
  readonly before: LevelBefore | null;
}

export const nothingLearned: WeekdayLevels = {
  days: 0,
  means: Array.from({ length: week }, () => 0),
  growth: 0,
  spread: 0,
  covariance: symmetric((a, b) => startOfLevel + (a === b ? startOfWeekday : 0)),
  unusualDays: 0,
  unusualExcess: [],
  before: null,
};

/** Expected costs of the `count` days after the last one learned, the first of which is a `weekday`. */
export function expectedCosts(levels: WeekdayLevels, weekday: number, count: number): number[] {
  const level = levelOf(levels.means);
  let growth = levels.growth;
  let grown = 0;
  return Array.from({ length: count }, (_, at) => {
    grown += growth;
    growth *= growthDamping;
    return (levels.means[(weekday + at) % week] as number) + grown * level;
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
  const drifted = drift(levels);
  if (cost === null) return drifted;
  if (levels.days === 0) return firstDay(drifted, cost);
  const [expected = 0] = expectedCosts(levels, weekday, 1);
  const error = cost - expected;
  const size = deviationOf(levels);
  const returned = returnedLevel(drifted, weekday, cost, size);
  if (returned !== null) return returned;
  const isUnusual = Math.abs(error) > unusual * size;
  if (!isUnusual) return update(drifted, weekday, error, size, []);
  const limited = Math.sign(error) * learnedAtOnce * size;
  if (isOneOff) return update(drifted, weekday, limited, size, drifted.unusualExcess);
  const isSame = Math.sign(error) === Math.sign(levels.unusualDays);
  const excess = [...(isSame ? levels.unusualExcess : []), shareOf(drifted, weekday, error)];
  if (excess.length < daysOfNewLevel) return update(drifted, weekday, limited, size, excess);
  return stepped(drifted, weekday, error, size, excess);
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
  return { ...levels, means: levels.means.map((mean, at) => mean + typical * shape[at]!) };
}

/** The mean of the weekdays. */
export function levelOf(means: Vector): number {
  return means.reduce((sum, mean) => sum + mean, 0) / week;
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
  const grown = growth * levelOf(means);
  const isOld = before !== null && before.daysAgo >= daysOfMemory;
  return {
    ...levels,
    means: means.map((mean) => mean + grown),
    growth: growth * growthDamping,
    covariance: symmetric(
      (a, b) =>
        (covariance[a] as Vector)[b]! +
        dailyDriftOfLevel * shape[a]! * shape[b]! +
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

function shareOf(levels: WeekdayLevels, weekday: number, error: number): number {
  return error / (shapeOf(levels.means)[weekday] as number);
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
  const variance = own[weekday]! + 1;
  const gains = own.map((shared) => Math.max(0, shared / variance));
  const level = Math.max(Math.abs(levelOf(means)), 1e-9);
  const learned = Math.max(-2 * size, Math.min(2 * size, error));
  const isKnown = levels.days >= 3 * week && unusualExcess.length === 0;
  return {
    ...levels,
    days: levels.days + 1,
    means: means.map((mean, at) => mean + gains[at]! * error),
    growth: isKnown ? growth + (growthGain * learned) / level : growth,
    spread: spread + spreadGain * (Math.min(Math.abs(error) * 1.25, 3 * size) - spread),
    covariance: symmetric((a, b) => (covariance[a] as Vector)[b]! - (own[a]! * own[b]!) / variance),
    unusualDays: Math.sign(unusualExcess[0] ?? 0) * unusualExcess.length,
    unusualExcess,
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
  const shape = shapeOf(levels.means);
  const sign = Math.sign(error);
  // What was learned of the unusual days already is small; the day itself is matched in full.
  const typical = [...excess].sort((a, b) => a - b)[Math.floor(excess.length / 2)] as number;
  const means = levels.means.map((mean, at) => {
    const by = at === weekday ? error : typical * shape[at]!;
    return mean + (sign > 0 ? Math.max(0, by) : Math.min(0, by));
  });
  return {
    ...levels,
    days: levels.days + 1,
    means: means.map((mean, at) => (levels.means[at]! >= 0 ? Math.max(0, mean) : mean)),
    spread: Math.max(levels.spread, size),
    covariance: symmetric(
      (a, b) => (levels.covariance[a] as Vector)[b]! + shape[a]! * shape[b]! + (a === b ? 1 : 0),
    ),
    unusualDays: 0,
    unusualExcess: [],
    before: { means: levels.means, daysAgo: 1 },
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
  const distance = Math.abs(cost - before.means[weekday]!);
  const present = Math.abs(cost - means[weekday]!);
  if (distance > 2 * size || present < unusual * size || present < 4 * distance) return null;
  const sign = Math.sign(cost - means[weekday]!);
  const returned = means.map((mean, at) =>
    sign > 0 ? Math.max(mean, before.means[at]!) : Math.min(mean, before.means[at]!),
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

function symmetric(valueAt: (a: number, b: number) => number): readonly Vector[] {
  return Array.from({ length: week }, (_, a) =>
    Array.from({ length: week }, (_, b) => valueAt(a, b)),
  );
}
