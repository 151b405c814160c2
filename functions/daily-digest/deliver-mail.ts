/** Builds an audience's mail as one message and sends it once. */

import type { ReceiptOptions } from '../../src/delivery/mail-receipt.ts';
import { retryThrottledSend } from '../../src/delivery/retry-throttled-send.ts';
import type { SendLimiter } from '../../src/delivery/send-limiter.ts';
import { type DeliveryOutcome, sendOnce } from '../../src/delivery/send-once.ts';
import { organizationScope } from '../../src/domain/budgets/budgets.ts';
import { buildMessage } from '../../src/mail/digest/build-message.ts';
import { type CsvAttachment, csvKey } from '../../src/mail/message/csv-attachment.ts';
import { csvName } from '../../src/mail/message/digest-csv.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { MailSettings } from '../../src/settings/digest-settings.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { PreparedMail } from './prepare-mails.ts';

/** Called after a mail was sent, with the name of its message. */
export type MailListener = (mail: ComposedMail, messageName: string) => Promise<void> | void;

/** The run that sends, and the day of its mails. */
export interface Sender extends Pick<ReceiptOptions, 'reportDay' | 'runId'> {
  /** Receipt names of the mails to send again even if they were sent, or may have been. */
  readonly toResend: ReadonlySet<string>;
  readonly onMail?: MailListener | undefined;
  readonly pace: SendLimiter;
}

/** Throws as `sendOnce` does, and the errors of composing the mail. */
export async function deliverMail(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  { mailAudience, mailedCosts, compose }: PreparedMail,
  { from, staleSeconds, claimWaitSeconds }: MailSettings,
  { onMail, pace, toResend, ...sender }: Sender,
  addToRecord: (facts: StepFacts) => void,
): Promise<DeliveryOutcome> {
  const { name: audience, to } = mailAudience;
  let built: Parameters<MailListener> | undefined;
  const write = async (attempt: number) => {
    const mail = await compose();
    const attachment = await attach(platform.store, mail);
    const date = new Date(platform.now());
    const { files } = mail;
    const input = { mail, attachment, files, from, to, audience, attempt, date };
    const message = await buildMessage(input);
    addToRecord({ attempt, messageBytes: message.raw.length, attachment: attachment.kind });
    built = [mail, message.name];
    // Waits before the receipt becomes 'sending': after a crash here the mail was certainly not sent.
    await pace.turn();
    return message;
  };
  const resend = toResend.has(audience);
  const delivery = {
    ...sender,
    resend,
    audience,
    staleSeconds,
    claimWaitSeconds,
    mailedCosts,
  };
  const outcome = await retryThrottledSend(() => sendOnce(platform, write, delivery));
  addToRecord({ ...outcome });
  if (outcome.outcome === 'sent' && built !== undefined) await onMail?.(...built);
  return outcome;
}

/** Stores a CSV that is too large for a mail in the archive bucket; the mail contains its location. */
async function attach(
  store: ObjectStore,
  { figures, csv, attachment }: ComposedMail,
): Promise<CsvAttachment> {
  if (attachment !== undefined) return attachment;
  const { reportDay, audience } = figures;
  const key =
    audience.scope === organizationScope
      ? csvKey(reportDay)
      : `digests/${reportDay}/${audience.name}/${csvName(reportDay)}`;
  await store.put(key, Buffer.from(csv), { contentType: 'text/csv; charset=utf-8' });
  return { kind: 'link', location: store.locate(key) };
}
