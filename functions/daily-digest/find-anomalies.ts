/**
 * Searches for costs outside the range that their history predicts. When the search fails, the mail
 * says so and does not say that there are no anomalies.
 */
import { defaultAnomalySettings } from '../../src/anomalies/anomaly-settings.ts';
import { readAnomalies } from '../../src/anomalies/read-anomalies.ts';
import { scopeAnomalies } from '../../src/anomalies/scope-anomalies.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import type { Anomalies } from '../../src/domain/figures/anomaly.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type Failure, optionalStep } from './optional-step.ts';

export interface FoundAnomalies {
  readonly anomaliesOf: (scope: string) => Anomalies;
  readonly failure: Failure;
}

const failedSearch: Anomalies = { state: 'failed', rows: [] };

/** Does not throw: the result contains the error. */
export async function findAnomalies(
  platform: Pick<Platform, 'engine' | 'tables' | 'now'>,
  { reportDay, archived, series }: DigestData,
  { costMetric, currency }: Pick<DigestSettings, 'costMetric' | 'currency'>,
  addToRecord: (facts: StepFacts) => void,
): Promise<FoundAnomalies> {
  const { value, failure } = await optionalStep(addToRecord, failedSearch, () =>
    readAnomalies(platform, {
      reportDay,
      archived,
      costMetric,
      currency,
      archivedDays: series.archived,
      settings: defaultAnomalySettings,
    }),
  );
  const impact = sumOf(value.rows.map((row) => row.impact));
  addToRecord({ state: value.state, anomalies: value.rows.length, impact });
  return { anomaliesOf: (scope) => scopeAnomalies(value, scope), failure };
}
