/**
 * Backtests the forecast with a rolling origin: what was expected on each past day for the days after it,
 * compared with the actual costs. The prediction intervals come only from these errors.
 */
import { weekdayOf } from '../domain/calendar/billing-day.ts';
import type { LearnedSeries } from './learned-series.ts';
import { dayLevel, expectedDays } from './series-levels.ts';

/** The largest number of remaining days in a month. */
export const maxRemainingDays = 30;
/** The last 100 days resemble the coming weeks. */
const originDays = 100;
/** Before that, the weekdays are not known. */
export const minDaysLearned = 14;
const maxScale = 5;

/** Forecast minus cost: one list per origin, one value per day. */
export type BacktestErrors = readonly (readonly number[])[];

/**
 * One list of errors per origin: of the 1st, 2nd, … day after it, up to `maxRemainingDays`, in proportion to
 * today's level. A day that is not archived counts as expected.
 */
export function backtestErrors({ days, values, states }: LearnedSeries): BacktestErrors {
  const last = states.at(-1);
  const level = last === undefined ? 0 : Math.abs(dayLevel(last));
  const first = Math.max(0, states.length - originDays);
  return states.slice(first, -1).flatMap((state, index) => {
    if (state.levels.days < minDaysLearned) return [];
    const from = first + index + 1;
    const actual = values.slice(from, from + maxRemainingDays);
    const expected = expectedDays(state, weekdayOf(days[from] as never), actual.length);
    const own = Math.abs(dayLevel(state));
    const scale = own === 0 ? 1 : Math.min(maxScale, Math.max(1 / maxScale, level / own));
    return [
      actual.map((cost, at) => (cost === null ? 0 : ((expected[at] as number) - cost) * scale)),
    ];
  });
}

/** Errors of the sum of the first `days` days, one per origin with that many days. */
export function sumErrors(errors: BacktestErrors, days: number): readonly number[] {
  return errors
    .filter(({ length }) => length >= days)
    .map((origin) => origin.slice(0, days).reduce((sum, error) => sum + error, 0));
}
