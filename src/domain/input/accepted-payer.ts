/**
 * Another management account whose bills are accepted, for all days or from a day on. The archive
 * continues with it only when a person says so, because it may belong to another organization.
 */
import { type BillingDay, parseBillingDay } from '../calendar/billing-day.ts';
import { InputError } from './input-error.ts';

export interface AcceptedPayer {
  /** Twelve digits. */
  readonly payer: string;
  /** The first day that may have this payer; null: any day. */
  readonly from: BillingDay | null;
}

/**
 * Parses 'ID' or 'ID@YYYY-MM-DD'; undefined gives null. Throws an InputError that begins with `field`,
 * such as '--accept-payer' or 'acceptPayer', and quotes the text.
 */
export function parseAcceptedPayer(field: string, text: string | undefined): AcceptedPayer | null {
  if (text === undefined) return null;
  const [payer = '', day, ...more] = text.trim().split('@');
  if (!/^\d{12}$/.test(payer) || more.length > 0) {
    throw new InputError(
      `${field} '${text}' is not valid: write the twelve digits of the payer account, or ` +
        '111122223333@2026-11-01 for bills from a day on.',
    );
  }
  return { payer, from: day === undefined ? null : dayOf(field, text, day) };
}

/** The text that `parseAcceptedPayer` parses. */
export function acceptedPayerText({ payer, from }: AcceptedPayer): string {
  return from === null ? payer : `${payer}@${from}`;
}

function dayOf(field: string, text: string, day: string): BillingDay {
  try {
    return parseBillingDay(day);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new InputError(`${field} '${text}' is not valid: after the @ ${why}`, { cause });
  }
}
