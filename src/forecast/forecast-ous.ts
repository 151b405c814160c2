/** Forecasts of every OU and of the whole organization. */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import { organizationScope } from '../domain/budgets/budgets.ts';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { CostsToProject, ProjectedOus } from '../domain/figures/costs-to-project.ts';
import { type ForecastInput, forecastSeries, type SeriesForecast } from './forecast-series.ts';
import { totalForecast } from './total-forecast.ts';

export interface OusInput
  extends Pick<ForecastInput, 'archived' | 'reportDay' | 'until' | 'level'> {
  readonly ous: ProjectedOus;
}

/** OU → its forecast, and '*' → that of the whole organization. */
export function forecastOus(input: OusInput): ReadonlyMap<string, SeriesForecast> {
  const ous = [...input.ous].filter(([ou]) => ou !== organizationScope);
  const forecasts = ous.map(([ou, own]): [string, SeriesForecast] => [
    ou,
    forecastSeries({ ...input, ...own }),
  ]);
  const whole = summed(ous.map(([, own]) => own));
  const parts = forecasts.map(([, forecast]) => forecast);
  const total = totalForecast(forecastSeries({ ...input, ...whole }), parts);
  return new Map([[organizationScope, total], ...forecasts]);
}

/** Several OUs as one. */
export function summed(ous: readonly CostsToProject[]): CostsToProject {
  const sums = new Map<BillingDay, number>();
  for (const { costs } of ous) {
    for (const [day, cost] of costs) sums.set(day, (sums.get(day) ?? 0) + cost);
  }
  return {
    costs: sums,
    outstanding: sumOf(ous.map(({ outstanding }) => outstanding)),
    monthly: sumOf(ous.map(({ monthly }) => monthly)),
  };
}
