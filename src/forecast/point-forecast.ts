/**
 * Continues one daily series: its trend and weekly season by the model, its monthly charges on their
 * days. Pure but for the model it is given.
 */
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import type { DailySeries } from './daily-series.ts';
import type { Forecaster } from './forecaster.ts';
import { splitCharges } from './monthly-charges.ts';

const daysPerWeek = 7;

/**
 * Expected cost of each of the `horizon` days after the series, in its currency; negative only where
 * the series itself has been. Throws an Error where the model has no answer.
 */
export function pointForecast(
  forecaster: Forecaster,
  series: DailySeries,
  horizon: number,
): readonly number[] {
  const { steady, chargeOn } = splitCharges(series);
  const last = series.days.at(-1) as BillingDay;
  const floor = lowestCost(series);
  return continueSteady(forecaster, steady, horizon).map((cost, at) =>
    Math.max(floor, cost + chargeOn(addDays(last, at + 1))),
  );
}

/** Below it no forecast goes: zero, unless refunds or credits have outweighed a day's costs. */
export function lowestCost({ values }: DailySeries): number {
  return values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
}

/** A trend is carried no further ahead than it was seen; from there its last week repeats. */
function continueSteady(
  forecaster: Forecaster,
  steady: readonly number[],
  horizon: number,
): readonly number[] {
  const reach = Math.min(horizon, steady.length);
  const near = forecaster.continueSeries(steady, reach);
  if (near.length !== reach || !near.every(Number.isFinite)) {
    throw new Error('the model gave values that are no costs');
  }
  return Array.from({ length: horizon }, (_, at) => {
    const week = reach - daysPerWeek + ((at - reach) % daysPerWeek);
    return near[at < reach ? at : week] as number;
  });
}
