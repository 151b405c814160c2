/** Turns the composed mail into one message and sends it once. */
import type { BillingDay } from '../domain/billing-day.ts';
import { buildMessage } from '../mail/build-message.ts';
import { type CsvAttachment, csvKey } from '../mail/csv-attachment.ts';
import { type DeliveryOutcome, sendOnce } from '../mail/receipts.ts';
import type { Facts } from '../observability/run-record.ts';
import type { ObjectStore, Platform } from '../platform/ports.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { MailSettings } from './settings.ts';

interface Sender {
  readonly day: BillingDay;
  readonly runId: string;
  readonly resend: boolean;
}

/** Throws as `sendOnce` does. */
export async function deliverMail(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  mail: ComposedMail,
  { from, to, audience, staleSeconds }: MailSettings,
  { day, runId, resend }: Sender,
  note: (facts: Facts) => void,
): Promise<DeliveryOutcome> {
  const compose = async (attempt: number) => {
    const attachment = await attach(platform.store, mail);
    const message = await buildMessage({
      ...{ mail, attachment, from, to, audience, attempt },
      date: new Date(platform.now()),
    });
    note({ attempt, messageBytes: message.raw.length, attachment: attachment.kind });
    return message;
  };
  const outcome = await sendOnce(platform, compose, {
    reportDay: day,
    audience,
    runId,
    staleSeconds,
    resend,
  });
  note({ ...outcome, audience, recipients: to.length });
  return outcome;
}

/** What is too large for a mail is kept beside the archive, and the mail says where. */
async function attach(
  store: ObjectStore,
  { figures, csv, attachment }: ComposedMail,
): Promise<CsvAttachment> {
  if (attachment !== undefined) return attachment;
  const key = csvKey(figures.reportDay);
  await store.put(key, Buffer.from(csv), { contentType: 'text/csv; charset=utf-8' });
  return { kind: 'link', location: store.locate(key) };
}
