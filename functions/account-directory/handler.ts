/**
 * The Lambda function of the account directory: event → validated input → platform → the path. It
 * tells what happened in logs and metrics, and rethrows, so that retries and alarms work.
 */
import type { Context } from 'aws-lambda';
import { openTelemetry } from '../observability/telemetry.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { openDirectoryPorts } from '../platform/aws/organizations-platform.ts';
import { accountDirectory } from './account-directory.ts';
import { readDirectoryEvent } from './directory-event.ts';
import { readDirectorySettings } from './directory-settings.ts';

/** What an invocation answers with; whoever waits for it sees no names. */
export interface HandlerResult {
  readonly snapshotDate: string;
  readonly accounts: number;
  readonly outcome: 'written' | 'unchanged';
  readonly record: string;
}

/** Throws an InputError for a bad event, else what `accountDirectory` throws. */
export async function handler(event: unknown, context: Context): Promise<HandlerResult> {
  const telemetry = openTelemetry('account-directory', context);
  try {
    const input = readDirectoryEvent(event, Date.now());
    const { source, maxShrink } = readDirectorySettings(process.env);
    const ports = openDirectoryPorts(readAwsSettings(process.env), source);
    const runId = `account-directory-${context.awsRequestId}`;
    const { onStep } = telemetry;
    const { published, recordKey } = await accountDirectory(ports, {
      ...input,
      ...{ maxShrink, runId, onStep },
    });
    return {
      snapshotDate: input.snapshotDate,
      accounts: published.directory.accounts.length,
      outcome: published.outcome,
      record: ports.store.locate(recordKey),
    };
  } catch (error) {
    telemetry.failed(error);
    throw error;
  } finally {
    telemetry.flush();
  }
}
