/**
 * The system's functions as data: memory, timeout, schedule. Each is a folder of `functions/` with a
 * handler, and gets its own role, log group and alarm.
 */

import type { StackSettings } from '../settings/settings.ts';
import type { FunctionEnvironments } from './function-environment.ts';
import { namesOf } from './names.ts';

export interface SystemFunction {
  readonly folder: keyof FunctionEnvironments;
  /** The function's name in AWS. */
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** Set if two runs at the same time would only disturb each other; absent if nothing is reserved. */
  readonly reservedConcurrency?: number;
  /** EventBridge schedule in UTC; absent if only people invoke it. */
  readonly schedule?: string;
  /** Runbook page of the alarm on its errors. */
  readonly errorAlarm: string;
}

/** In the order in which they run on a day. */
export function systemFunctions(settings: StackSettings): readonly SystemFunction[] {
  const { functions: names } = namesOf(settings);
  const { schedules, functions } = settings;
  const reserved =
    functions.reservedConcurrency === null
      ? {}
      : { reservedConcurrency: functions.reservedConcurrency };
  return [
    {
      folder: 'account-directory',
      name: names.accountDirectory,
      description: 'Keeps which account is in which OU, day by day',
      timeoutSeconds: 600,
      memoryMegabytes: functions.otherMemoryMegabytes,
      ...reserved,
      schedule: schedules.directory,
      errorAlarm: 'finops-digest-account-directory-errors',
    },
    {
      folder: 'daily-digest',
      name: names.dailyDigest,
      description: 'Archives the open days of the bill and mails the report of yesterday',
      timeoutSeconds: 900,
      memoryMegabytes: functions.digestMemoryMegabytes,
      ...reserved,
      schedule: schedules.digest,
      errorAlarm: 'finops-digest-lambda-errors',
    },
    ...snapshotFunction(settings),
    {
      folder: 'partition-audit',
      name: names.partitionAudit,
      description: 'Compares the archive with the bill, weekly',
      timeoutSeconds: 900,
      memoryMegabytes: functions.digestMemoryMegabytes,
      schedule: schedules.audit,
      errorAlarm: 'finops-digest-partition-audit-errors',
    },
    ...metricsFunction(settings),
    {
      folder: 'backfill',
      name: names.backfill,
      description: 'Brings a range of days of the archive up to the bill; invoked by people',
      timeoutSeconds: 900,
      memoryMegabytes: functions.digestMemoryMegabytes,
      errorAlarm: 'finops-digest-backfill-errors',
    },
  ];
}

/** Two runs at the same time could pay for the same metrics. */
function metricsFunction(settings: StackSettings): readonly SystemFunction[] {
  const { resourceMetrics, functions } = settings;
  if (resourceMetrics === undefined) return [];
  const { reservedConcurrency } = functions;
  return [
    {
      folder: 'resource-metrics',
      name: namesOf(settings).functions.resourceMetrics,
      description: 'Archives what the costliest resources cost and how much they were used',
      timeoutSeconds: 900,
      memoryMegabytes: functions.digestMemoryMegabytes,
      ...(reservedConcurrency === null ? {} : { reservedConcurrency: 1 }),
      schedule: resourceMetrics.schedule,
      errorAlarm: 'finops-digest-resource-metrics-errors',
    },
  ];
}

/** Two runs at the same time cannot send the mail twice, so no concurrency is reserved. */
function snapshotFunction(settings: StackSettings): readonly SystemFunction[] {
  if (settings.executives === undefined) return [];
  return [
    {
      folder: 'dashboard-snapshot',
      name: namesOf(settings).functions.sendExecutivePage,
      description: 'Mails executives their page when the digest has left',
      timeoutSeconds: 900,
      memoryMegabytes: settings.functions.otherMemoryMegabytes,
      schedule: settings.schedules.snapshot,
      errorAlarm: 'finops-digest-dashboard-snapshot-errors',
    },
  ];
}
