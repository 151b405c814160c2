/**
 * What the days after a report day should cost until their month ends, from a forecast: the mail takes
 * it from the forecast as it was made, the executives' page from the same forecast as it was published.
 */
import { sumOf } from '../domain/arithmetic/sum-of.ts';
import { organizationScope } from '../domain/budgets/budgets.ts';
import { type BillingDay, lastOfPeriod } from '../domain/calendar/billing-day.ts';
import type { RemainingCost } from '../domain/figures/month-end.ts';
import type { ForecastRows } from './forecast-rows.ts';
import { type ForecastDay, type SeriesForecast, sumIfStays } from './forecast-series.ts';

/** OU → its remaining cost, '*' for all of them together. */
export type RemainingCosts = ReadonlyMap<string, RemainingCost>;

export function remainingCostOf({ monthEnd }: SeriesForecast): RemainingCost {
  return monthEnd;
}

/**
 * The same amounts, added up in the same order; an OU without rows is unknown. `whole` is the organization's;
 * the OUs have no range, because that of a sum does not follow from those of its days.
 */
export function publishedRemainingCosts(
  reportDay: BillingDay,
  { forecastDate, ou, forecast, ifStays }: ForecastRows,
  whole: RemainingCost,
): RemainingCosts {
  const last = lastOfPeriod(reportDay);
  const days = new Map<string, Pick<ForecastDay, 'cost' | 'ifStays'>[]>();
  for (const [row, unit] of ou.entries()) {
    const own = days.get(unit) ?? [];
    days.set(unit, own);
    if ((forecastDate[row] as BillingDay) > last) continue;
    own.push({ cost: forecast[row] as number, ifStays: ifStays[row] ?? null });
  }
  const costs = [...days].map(([unit, own]): [string, RemainingCost] => {
    const remaining = sumOf(own.map(({ cost }) => cost));
    return [unit, { remaining, ifStays: sumIfStays(own), range: null, note: null }];
  });
  return new Map([...costs, [organizationScope, whole]]);
}
