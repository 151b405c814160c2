/**
 * Forecasts of every OU and of the whole organization. Only the largest OUs and those with a budget are
 * fitted; the others get the means of their weekdays, so that the time is limited.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import { organizationScope } from '../domain/budgets/budgets.ts';
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import { type DailyCosts, trailingDays } from '../domain/figures/projection.ts';
import {
  type ForecastInput,
  forecastSeries,
  forecastUnfitted,
  type SeriesForecast,
} from './forecast-series.ts';
import type { Forecaster } from './forecaster.ts';
import { totalForecast } from './total-forecast.ts';

export interface OusInput extends Omit<ForecastInput, 'costs'> {
  /** Daily cost of each OU. */
  readonly costs: ReadonlyMap<string, DailyCosts>;
  /** OUs with a budget, which are always fitted. */
  readonly budgeted: ReadonlySet<string>;
  /** Number of OUs with the largest recent cost to fit. Default 60. */
  readonly fittedOus?: number;
  /** No fit begins after this time; the number of fits depends on the machine. Default 60 s. */
  readonly patienceMilliseconds?: number;
  /** Milliseconds since 1970, to measure that time. */
  readonly now?: () => number;
}

/** OU → its forecast, and '*' → that of the whole organization, whose costs are the OUs' sums. */
export function forecastOus(
  forecaster: Forecaster,
  input: OusInput,
): ReadonlyMap<string, SeriesForecast> {
  const { costs, fittedOus = 60, patienceMilliseconds = 60_000, now = Date.now } = input;
  const deadline = now() + patienceMilliseconds;
  const ranked = byRecentCost(input);
  const ofSums = forecastSeries(forecaster, { ...input, costs: summedCosts(costs, ranked) });
  const forecasts = ranked.map((ou, rank): [string, SeriesForecast] => {
    const own = { ...input, costs: costs.get(ou) ?? new Map() };
    if (rank >= fittedOus && !input.budgeted.has(ou)) {
      return [ou, forecastUnfitted(own, `not among the ${fittedOus} largest OUs`)];
    }
    if (now() > deadline) {
      return [ou, forecastUnfitted(own, 'the time for forecasts was used up')];
    }
    return [ou, forecastSeries(forecaster, own)];
  });
  const parts = forecasts.map(([, forecast]) => forecast);
  return new Map([[organizationScope, totalForecast(ofSums, parts)], ...forecasts]);
}

/** Sorted by the cost of the last four weeks, largest first, then by name. */
function byRecentCost({ costs, reportDay }: OusInput): readonly string[] {
  const since = addDays(reportDay, -trailingDays);
  const recent = (series: DailyCosts) =>
    sumOf([...series].filter(([day]) => day > since && day <= reportDay).map(([, cost]) => cost));
  return [...costs]
    .filter(([ou]) => ou !== organizationScope)
    .map(([ou, series]) => ({ ou, cost: recent(series) }))
    .sort((a, b) => b.cost - a.cost || (a.ou < b.ou ? -1 : 1))
    .map(({ ou }) => ou);
}

function summedCosts(costs: ReadonlyMap<string, DailyCosts>, ous: readonly string[]): DailyCosts {
  const sums = new Map<BillingDay, number>();
  for (const ou of ous) {
    for (const [day, cost] of costs.get(ou) ?? []) sums.set(day, (sums.get(day) ?? 0) + cost);
  }
  return sums;
}
