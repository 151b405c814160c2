/**
 * Continues one daily series: trend and weekly season by the model, plus monthly charges on their days.
 * Pure, except for the given model.
 */
import { addDays, type BillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import type { DailySeries } from './daily-series.ts';
import type { Forecaster } from './forecaster.ts';
import { splitCharges } from './monthly-charges.ts';

const daysPerWeek = 7;

/**
 * Expected cost of each of the `horizon` days after the series, in its currency; negative only if the
 * series has negative values. Throws an Error when the model finds no fit.
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

/** Lower limit of a forecast: zero, unless refunds or credits made a day's cost negative before. */
export function lowestCost({ values }: DailySeries): number {
  return values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
}

/** Continues the trend at most as long as the history; after that, the last week repeats. */
function continueSteady(
  forecaster: Forecaster,
  steady: readonly number[],
  horizon: number,
): readonly number[] {
  const modelDays = Math.min(horizon, steady.length);
  const near = forecaster.continueSeries(steady, modelDays);
  if (near.length !== modelDays || !near.every(Number.isFinite)) {
    throw new Error('the model gave values that are not costs');
  }
  return Array.from({ length: horizon }, (_, at) => {
    const inLastWeek = modelDays - daysPerWeek + ((at - modelDays) % daysPerWeek);
    return near[at < modelDays ? at : inLastWeek] as number;
  });
}
