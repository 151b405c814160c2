/**
 * Starts an e-mail report that was created in QuickSight's console: the API cannot create one, and
 * QuickSight mails it to the recipients of the report. Makes one attempt, because each request that arrives
 * is a mail.
 */
import { MailRefusedError } from '../../../ports/outbox.ts';
import { type AwsTimings, sendingClientSettings } from '../client/aws-clients.ts';
import { failureKindOf, reasonOf, statusOf } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

export interface ScheduleName {
  readonly dashboardId: string;
  readonly scheduleId: string;
}

/**
 * Returns QuickSight's request id. While the report's previous mail is being made, QuickSight skips the
 * request; that mail then serves. Throws MailRefusedError if it certainly did not start.
 */
export async function fireQuickSightSchedule(
  { region, accountId }: Pick<AwsSettings, 'region' | 'accountId'>,
  { dashboardId, scheduleId }: ScheduleName,
  timings: AwsTimings,
): Promise<string> {
  const sdk = await import('./quicksight-commands.ts');
  const client = new sdk.QuickSightClient(sendingClientSettings(region, timings));
  const name = { AwsAccountId: accountId, DashboardId: dashboardId, ScheduleId: scheduleId };
  try {
    const answer = await client.send(new sdk.StartDashboardSnapshotJobScheduleCommand(name));
    return answer.RequestId ?? answer.$metadata.requestId ?? scheduleId;
  } catch (error) {
    throw failure(`schedule ${scheduleId} of dashboard ${dashboardId}`, error);
  } finally {
    client.destroy();
  }
}

/** https://docs.aws.amazon.com/quicksight/latest/APIReference/API_StartDashboardSnapshotJobSchedule.html */
const remedies: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'Make the e-mail report in the console, and correct DIGEST_SNAPSHOT_SCHEDULE_ID.',
  UnsupportedUserEditionException: 'This edition has no e-mail reports; choose another route.',
};

function failure(title: string, cause: unknown): Error {
  const status = statusOf(cause);
  const isRefusal =
    failureKindOf(cause) === 'unreachable' ||
    (status !== undefined && status >= 400 && status < 500);
  const remedy = remedies[(cause as Error).name] ?? 'Correct what the message names.';
  const reason = reasonOf(cause);
  return isRefusal
    ? new MailRefusedError(`QuickSight refused to start ${title}: ${reason}. ${remedy}`, { cause })
    : new Error(
        `Whether QuickSight fired ${title} is not known: ${reason}. Ask a reader before you invoke ` +
          'the snapshot with "resend": true.',
        { cause },
      );
}
