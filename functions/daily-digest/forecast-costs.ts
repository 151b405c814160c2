/**
 * Forecasts the costs of every OU and of every audience's total, and publishes them for the dashboard
 * and the executives' page. Without a forecast the digest projects by weekday means, and the run fails
 * after sending.
 */

import { audiencesOf } from '../../src/delivery/mail-audiences.ts';
import { organizationCosts, valuesWithin } from '../../src/domain/audience/audience-series.ts';
import { organizationScope } from '../../src/domain/budgets/budgets.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import { forecastDays } from '../../src/domain/figures/projection.ts';
import { forecastOus } from '../../src/forecast/forecast-ous.ts';
import type { SeriesForecast } from '../../src/forecast/forecast-series.ts';
import { type ForecastInput, forecastSeries } from '../../src/forecast/forecast-series.ts';
import { type Forecaster, loadForecaster } from '../../src/forecast/forecaster.ts';
import { publishForecast } from '../../src/forecast/publish-forecast.ts';
import { type RemainingCosts, remainingCostOf } from '../../src/forecast/remaining-costs.ts';
import { totalForecast } from '../../src/forecast/total-forecast.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type Failure, type OptionalResult, optionalStep } from './optional-step.ts';

export interface CostForecasts {
  /** Remaining cost of this month of each OU in a scope; '*' is all of them together. */
  readonly remainingCostsOf: (scope: string) => RemainingCosts;
  /** The mail's notice about the dashboard's forecast; null when there is no problem. */
  readonly notice: string | null;
  readonly failure: Failure;
}

/** Maximum number of audiences with several OUs to fit; each fit takes up to half a second. */
const fittedScopes = 60;

/** The input of a forecast without the costs. */
type Days = Omit<ForecastInput, 'costs'>;

/** Does not throw: the result contains the error. */
export async function forecastCosts(
  platform: Pick<Platform, 'store' | 'now'>,
  data: DigestData,
  { mail }: Pick<DigestSettings, 'mail'>,
  addToRecord: (facts: StepFacts) => void,
): Promise<CostForecasts> {
  const scopes = audiencesOf(mail.recipients).map(({ scope }) => scope);
  const made = await optionalStep<Forecasts | null>(addToRecord, null, () =>
    makeForecasts(data, scopes),
  );
  const published = await publish(platform, data, made.value, addToRecord);
  const failure = made.failure ?? published.failure;
  return {
    remainingCostsOf: (scope) =>
      made.value === null ? new Map() : remainingCostsOf(made.value, scope),
    notice:
      failure === null
        ? null
        : 'The dashboard’s forecast could not be written; it still shows that of an earlier run.',
    failure,
  };
}

interface Forecasts {
  /** OU → its forecast; '*' is the whole organization. */
  readonly byOu: ReadonlyMap<string, SeriesForecast>;
  /** Scope → its forecast, for the audiences' scopes with several OUs. */
  readonly byScope: ReadonlyMap<string, SeriesForecast>;
}

async function makeForecasts(
  { series }: DigestData,
  scopes: readonly string[],
): Promise<Forecasts> {
  const forecaster = await loadForecaster();
  const { reportDay, archived, costs } = series;
  const days: Days = { reportDay, archived, until: addDays(reportDay, forecastDays) };
  const budgeted = new Set(series.budgets.keys());
  const byOu = forecastOus(forecaster, { ...days, costs, budgeted });
  const byScope = scopes
    .map((scope) => ({ scope, within: valuesWithin(costs, scope) }))
    .filter(({ scope, within }) => scope !== organizationScope && within.size > 1)
    .slice(0, fittedScopes)
    .map(({ scope, within }): [string, SeriesForecast] => {
      const parts = [...within.keys()].flatMap((ou) => byOu.get(ou) ?? []);
      return [
        scope,
        scopeForecast(forecaster, { ...days, costs: organizationCosts(within, archived) }, parts),
      ];
    });
  return { byOu, byScope: new Map(byScope) };
}

function scopeForecast(
  forecaster: Forecaster,
  input: ForecastInput,
  parts: readonly SeriesForecast[],
): SeriesForecast {
  return totalForecast(forecastSeries(forecaster, input), parts);
}

async function publish(
  platform: Pick<Platform, 'store'>,
  { reportDay }: DigestData,
  made: Forecasts | null,
  addToRecord: (facts: StepFacts) => void,
): Promise<OptionalResult<void>> {
  if (made === null) return { value: undefined, failure: null };
  addToRecord({ fitted: countFitted(made), reasons: reasonsIn(made) });
  return optionalStep(addToRecord, undefined, async () => {
    addToRecord({ ...(await publishForecast(platform, reportDay, made.byOu)) });
  });
}

function countFitted({ byOu, byScope }: Forecasts): number {
  return [...byOu.values(), ...byScope.values()].filter(({ method }) => method === 'forecast')
    .length;
}

/** Reason for having no forecast → number of OUs. */
function reasonsIn({ byOu }: Forecasts): Readonly<Record<string, number>> {
  const reasons: Record<string, number> = {};
  for (const { reason } of byOu.values()) {
    if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return reasons;
}

/** The total of a scope with one OU is the forecast of that OU. */
function remainingCostsOf({ byOu, byScope }: Forecasts, scope: string): RemainingCosts {
  const own = [...valuesWithin(byOu, scope)].filter(([ou]) => ou !== organizationScope);
  const total =
    scope === organizationScope
      ? byOu.get(organizationScope)
      : (byScope.get(scope) ?? (own.length === 1 ? own[0]?.[1] : undefined));
  const remainingCosts = new Map(own.map(([ou, forecast]) => [ou, remainingCostOf(forecast)]));
  return total === undefined
    ? remainingCosts
    : remainingCosts.set(organizationScope, remainingCostOf(total));
}
