/**
 * Fires an e-mail report that was made in QuickSight's console: no API makes one, and QuickSight mails
 * to those that the report names. One attempt, since each that arrives is a mail.
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
 * QuickSight's request id. While the report's last mail is being made QuickSight skips the request,
 * which is as good. Throws MailRefusedError when it certainly did not start.
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
    ? new MailRefusedError(`QuickSight refused to fire ${title}: ${reason}. ${remedy}`, { cause })
    : new Error(
        `Whether QuickSight fired ${title} is not known: ${reason}. Ask a reader before you invoke ` +
          'the snapshot with "resend": true.',
        { cause },
      );
}
