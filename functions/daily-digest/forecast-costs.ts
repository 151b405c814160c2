/**
 * Forecasts the costs of every OU and of every audience's total, and publishes them for the dashboard
 * and the executives' page. Without a forecast the month ends are unknown, and the run fails after sending.
 */

import { audiencesOf } from '../../src/delivery/mail-audiences.ts';
import { valuesWithin } from '../../src/domain/audience/audience-series.ts';
import { organizationScope } from '../../src/domain/budgets/budgets.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import type { CostsToProject } from '../../src/domain/figures/costs-to-project.ts';
import { forecastDays } from '../../src/domain/figures/projection.ts';
import { forecastOus, summed } from '../../src/forecast/forecast-ous.ts';
import type { SeriesForecast } from '../../src/forecast/forecast-series.ts';
import { forecastSeries } from '../../src/forecast/forecast-series.ts';
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

/** Does not throw: the result contains the error. */
export async function forecastCosts(
  platform: Pick<Platform, 'store' | 'now'>,
  data: DigestData,
  { mail }: Pick<DigestSettings, 'mail'>,
  addToRecord: (facts: StepFacts) => void,
): Promise<CostForecasts> {
  const scopes = audiencesOf(mail.recipients).map(({ scope }) => scope);
  const made = await optionalStep<Forecasts | null>(addToRecord, null, async () =>
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

function makeForecasts({ series, recurring }: DigestData, scopes: readonly string[]): Forecasts {
  const { reportDay, archived } = series;
  const days = { reportDay, archived, until: addDays(reportDay, forecastDays) };
  const ous = new Map([...ousLeft(series), ...recurring.ous]);
  const byOu = forecastOus({ ...days, ous });
  const byScope = scopes
    .map((scope) => ({ scope, within: valuesWithin(ous, scope) }))
    .filter(({ scope, within }) => scope !== organizationScope && within.size > 1)
    .map(({ scope, within }): [string, SeriesForecast] => {
      const parts = [...within.keys()].flatMap((ou) => byOu.get(ou) ?? []);
      const whole = forecastSeries({ ...days, ...summed([...within.values()]) });
      return [scope, totalForecast(whole, parts)];
    });
  return { byOu, byScope: new Map(byScope) };
}

/** Every OU with cost in the archive; one that no account is in today has nothing more to come. */
function ousLeft({ costs }: DigestData['series']): readonly (readonly [string, CostsToProject])[] {
  const nothing = { costs: new Map(), outstanding: 0, monthly: 0 };
  return [...costs.keys()].map((ou) => [ou, nothing] as const);
}

async function publish(
  platform: Pick<Platform, 'store'>,
  { reportDay }: DigestData,
  made: Forecasts | null,
  addToRecord: (facts: StepFacts) => void,
): Promise<OptionalResult<void>> {
  if (made === null) return { value: undefined, failure: null };
  addToRecord({ projected: countProjected(made), notes: notesIn(made) });
  return optionalStep(addToRecord, undefined, async () => {
    addToRecord({ ...(await publishForecast(platform, reportDay, made.byOu)) });
  });
}

function countProjected({ byOu, byScope }: Forecasts): number {
  return [...byOu.values(), ...byScope.values()].filter(
    ({ monthEnd }) => monthEnd.remaining !== null,
  ).length;
}

/** Why month ends are unknown or a guess → number of OUs. */
function notesIn({ byOu }: Forecasts): Readonly<Record<string, number>> {
  const notes: Record<string, number> = {};
  for (const { monthEnd } of byOu.values()) {
    if (monthEnd.note !== null) notes[monthEnd.note.kind] = (notes[monthEnd.note.kind] ?? 0) + 1;
  }
  return notes;
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
