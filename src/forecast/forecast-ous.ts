/**
 * Forecasts of every OU and of the whole organization. The OUs that people look at are fitted; the
 * small rest has the means of its weekdays, so that time is bounded whatever the organization's size.
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
  /** OUs with a budget: fitted, however small. */
  readonly budgeted: ReadonlySet<string>;
  /** How many of the OUs with the greatest recent cost are fitted. Default 60. */
  readonly fittedOus?: number;
  /** No fit begins later than this; what is fitted by then depends on the machine. Default 60 s. */
  readonly patienceMilliseconds?: number;
  /** Milliseconds since 1970, for the patience. */
  readonly now?: () => number;
}

/** OU → its forecast, and '*' → that of the whole organization, whose costs are the OUs' sums. */
export function forecastOus(
  forecaster: Forecaster,
  question: OusInput,
): ReadonlyMap<string, SeriesForecast> {
  const { costs, fittedOus = 60, patienceMilliseconds = 60_000, now = Date.now } = question;
  const deadline = now() + patienceMilliseconds;
  const ranked = byRecentCost(question);
  const whole = forecastSeries(forecaster, { ...question, costs: summedCosts(costs, ranked) });
  const forecasts = ranked.map((ou, rank): [string, SeriesForecast] => {
    const own = { ...question, costs: costs.get(ou) ?? new Map() };
    if (rank >= fittedOus && !question.budgeted.has(ou)) {
      return [ou, forecastUnfitted(own, `not among the ${fittedOus} largest OUs`)];
    }
    if (now() > deadline) {
      return [ou, forecastUnfitted(own, 'the time for forecasts was used up')];
    }
    return [ou, forecastSeries(forecaster, own)];
  });
  const parts = forecasts.map(([, forecast]) => forecast);
  return new Map([[organizationScope, totalForecast(whole, parts)], ...forecasts]);
}

/** Greatest cost of the last four weeks first; names break ties. */
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
