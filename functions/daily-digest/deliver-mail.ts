/** Turns the composed mail into one message and sends it once. */
import type { BillingDay } from '../domain/billing-day.ts';
import { buildMessage } from '../mail/build-message.ts';
import { type DeliveryOutcome, sendOnce } from '../mail/receipts.ts';
import type { Platform } from '../platform/ports.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { Facts } from './run-record.ts';
import type { MailSettings } from './settings.ts';

interface Sender {
  readonly day: BillingDay;
  readonly runId: string;
  readonly resend: boolean;
}

/** Throws as `sendOnce` does. */
export async function deliverMail(
  platform: Platform,
  mail: ComposedMail,
  { from, to, audience, staleSeconds }: MailSettings,
  { day, runId, resend }: Sender,
  note: (facts: Facts) => void,
): Promise<DeliveryOutcome> {
  const compose = async (attempt: number) => {
    const message = await buildMessage({
      ...{ mail, from, to, audience, attempt },
      date: new Date(platform.now()),
    });
    note({ attempt, messageBytes: message.raw.length });
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
