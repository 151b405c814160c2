/**
 * Telemetry of a function: structured logs and CloudWatch metrics in embedded metric format, both written
 * to standard output. They contain facts of steps, but no rows, addresses or secrets.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { Step, StepListener } from './run-record.ts';

export const metricNamespace = 'FinopsDigest';

/** Every metric of the functions, with its unit. Alarms and the dashboard use this list. */
export const metricUnits = {
  DigestSent: MetricUnit.Count,
  ReportDayCost: MetricUnit.NoUnit,
  RowsArchived: MetricUnit.Count,
  BytesScanned: MetricUnit.Bytes,
  UnassignedAccounts: MetricUnit.Count,
  StepFailed: MetricUnit.Count,
  ArchiveGaps: MetricUnit.Count,
  /** Days whose archived version is used because the bill lost data or has another payer. */
  HeldDays: MetricUnit.Count,
  /** Mistakes in the allocation rules, for which the last good set is used; only where there are rules. */
  RulesRejected: MetricUnit.Count,
  AccountsInDirectory: MetricUnit.Count,
  /** Metrics that CloudWatch charges for, and those of the newest day that it refused. */
  MetricsAsked: MetricUnit.Count,
  MetricsInaccessible: MetricUnit.Count,
  /** Those of accounts and Regions that answered on the day before. */
  MetricsNewlyRefused: MetricUnit.Count,
} as const;

export type MetricName = keyof typeof metricUnits;

export interface Telemetry {
  readonly onStep: StepListener;
  readonly count: (values: Partial<Record<MetricName, number>>) => void;
  /** Logs the error once; the caller rethrows it, so that retries and alarms work. */
  readonly failed: (error: unknown) => void;
  /** Writes the metrics gathered so far. */
  readonly flush: () => void;
}

/** Facts that grow with the bill stay in the run record. */
const notLogged = new Set(['days']);

/** The function that reports. */
export interface TelemetrySource {
  /** Such as 'daily-digest': the dimension `service` of every metric. */
  readonly functionName: string;
  /** Such as 'acme-finops-prod': the dimension `system`; no dimension when undefined. */
  readonly system: string | undefined;
}

/** The two dimensions of a function's metrics, which alarms and the dashboard use. */
export function metricDimensions(service: string, system: string) {
  return { service, system };
}

/** Telemetry of one invocation. */
export function openTelemetry(
  { functionName, system }: TelemetrySource,
  context: Context,
): Telemetry {
  const logger = new Logger({ serviceName: functionName });
  logger.addContext(context);
  const metrics = new Metrics({
    namespace: metricNamespace,
    serviceName: functionName,
    ...(system !== undefined && { defaultDimensions: metricDimensions(functionName, system) }),
  });
  return {
    onStep: (step) => {
      if (step.outcome === 'running') return;
      logger.info(`step ${step.name} ${step.outcome}`, { step: loggedStep(step) });
      if (step.outcome === 'failed') countFailure(metrics, step.name);
    },
    count: (values) => {
      for (const [name, value] of Object.entries(values)) {
        metrics.addMetric(name, metricUnits[name as MetricName], value);
      }
    },
    failed: (error) =>
      logger.error(messageOf(error), error instanceof Error ? error : String(error)),
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

/** Counts the failure twice: with the dimension `step`, and without it for the alarm. */
function countFailure(metrics: Metrics, step: string): void {
  metrics.addMetric('StepFailed', metricUnits.StepFailed, 1);
  const byStep = metrics.singleMetric();
  byStep.addDimension('step', step);
  byStep.addMetric('StepFailed', metricUnits.StepFailed, 1);
}

function loggedStep({ name, startedAt, endedAt, error, facts, queries }: Step) {
  const shown = Object.entries(facts).filter(([key]) => !notLogged.has(key));
  return { name, startedAt, endedAt, error, queries, ...Object.fromEntries(shown) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
