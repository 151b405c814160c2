/**
 * The expected cost of each weekday, learned day by day from a series. A day that costs less than expected never
 * raises an expectation, because every correction has the sign of its error; so a drop can never raise a month end.
 * Pure.
 */
import { drift, growthDamping, update } from './kalman-update.ts';
import { learnUnusual, newWeekday, returnedLevel, unusual } from './new-level.ts';
import {
  deviationOf,
  spreadAtStart,
  startOfWeekday,
  uncertaintyOf,
  type WeekdayLevels,
} from './weekday-state.ts';
import { of, symmetric, week } from './weekday-vector.ts';

const shareGain = 1 / 14;

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

function firstDay(levels: WeekdayLevels, cost: number): WeekdayLevels {
  const means = levels.means.map(() => cost);
  const covariance = symmetric((a, b) => 1 + (a === b ? startOfWeekday : 0));
  return { ...levels, days: 1, means, covariance, spread: spreadAtStart * Math.abs(cost) };
}
