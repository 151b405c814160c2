/** Turns an audience's mail into one message and sends it once. */
import { wholeOrganization } from '../domain/budgets.ts';
import { buildMessage } from '../mail/build-message.ts';
import { type CsvAttachment, csvKey } from '../mail/csv-attachment.ts';
import { csvName } from '../mail/digest-csv.ts';
import type { ReceiptKeeper } from '../mail/receipt-book.ts';
import { type DeliveryOutcome, sendOnce } from '../mail/receipts.ts';
import type { Facts } from '../observability/run-record.ts';
import type { ObjectStore, Platform } from '../platform/ports.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { PreparedMail } from './prepare-mails.ts';
import type { MailSettings } from './settings.ts';

/** Told of a mail that has left, with the name of its message. */
export type MailListener = (mail: ComposedMail, messageName: string) => Promise<void> | void;

/** The run that sends, and which day's mail. */
export interface Sender extends Pick<ReceiptKeeper, 'reportDay' | 'runId'> {
  /** Receipts' names of the mails to send again although they were sent, or may have been. */
  readonly resent: ReadonlySet<string>;
  readonly onMail?: MailListener | undefined;
}

/** Throws as `sendOnce` does, and what making the mail throws. */
export async function deliverMail(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  { addressee, told, compose }: PreparedMail,
  { from, staleSeconds, patienceSeconds }: MailSettings,
  { onMail, resent, ...sender }: Sender,
  note: (facts: Facts) => void,
): Promise<DeliveryOutcome> {
  const { name: audience, to } = addressee;
  let left: Parameters<MailListener> | undefined;
  const write = async (attempt: number) => {
    const mail = await compose();
    const attachment = await attach(platform.store, mail);
    const date = new Date(platform.now());
    const message = await buildMessage({ mail, attachment, from, to, audience, attempt, date });
    note({ attempt, messageBytes: message.raw.length, attachment: attachment.kind });
    left = [mail, message.name];
    return message;
  };
  const resend = resent.has(audience);
  const delivery = { ...sender, resend, audience, staleSeconds, patienceSeconds, told };
  const outcome = await sendOnce(platform, write, delivery);
  note({ ...outcome });
  if (outcome.outcome === 'sent' && left !== undefined) await onMail?.(...left);
  return outcome;
}

/** What is too large for a mail is kept beside the archive, and the mail says where. */
async function attach(
  store: ObjectStore,
  { figures, csv, attachment }: ComposedMail,
): Promise<CsvAttachment> {
  if (attachment !== undefined) return attachment;
  const { reportDay, audience } = figures;
  const key =
    audience.scope === wholeOrganization
      ? csvKey(reportDay)
      : `digests/${reportDay}/${audience.name}/${csvName(reportDay)}`;
  await store.put(key, Buffer.from(csv), { contentType: 'text/csv; charset=utf-8' });
  return { kind: 'link', location: store.locate(key) };
}
