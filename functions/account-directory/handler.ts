/**
 * The Lambda function of the account directory: event → validated input → platform → the steps in
 * `account-directory.ts`.
 */
import { observedHandler } from '../../src/invocation/observed-handler.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { openDirectoryPorts } from '../../src/platform/aws/organizations-platform.ts';
import { readDirectorySettings } from '../../src/settings/directory-settings.ts';
import { accountDirectory } from './account-directory.ts';
import { readDirectoryEvent } from './directory-event.ts';

/** The answer of an invocation. It contains no account names. */
export interface HandlerResult {
  readonly snapshotDate: string;
  readonly accounts: number;
  readonly outcome: 'written' | 'unchanged';
  readonly record: string;
}

/** Throws an InputError for a bad event, else what `accountDirectory` throws. */
export const handler = observedHandler(
  'account-directory',
  process.env,
  async ({ event, requestId, telemetry }): Promise<HandlerResult> => {
    const input = readDirectoryEvent(event, Date.now());
    const { source, maxShrink } = readDirectorySettings(process.env);
    const ports = openDirectoryPorts(readAwsSettings(process.env), source);
    const runId = `account-directory-${requestId}`;
    const { onStep } = telemetry;
    const { published, recordKey } = await accountDirectory(ports, {
      ...input,
      maxShrink,
      runId,
      onStep,
    });
    const accounts = published.directory.accounts.length;
    telemetry.count({ AccountsInDirectory: accounts });
    return {
      snapshotDate: input.snapshotDate,
      accounts,
      outcome: published.outcome,
      record: ports.store.locate(recordKey),
    };
  },
);
