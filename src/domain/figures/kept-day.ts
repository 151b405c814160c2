/** Kept days: days whose archived version is used instead of the bill's current one, and why. */
import type { BillingDay } from '../calendar/billing-day.ts';

/** Why the archived version of a day is used instead of the bill's current one. */
export const keptReasons = [
  /** Lines and cost of the day, or of its billing period, decreased. */
  'shrunk',
  /** The bill has lines before and after the day, but not on the day. */
  'emptied',
  /** An account with a large share of the day's cost has no line any more. */
  'account-gone',
  /** The bill has no line in the day's billing period. */
  'period-absent',
  /** The bill begins after, or ends before, the archived day. */
  'day-absent',
  /** The day was archived under another payer account. */
  'other-payer',
  /** The day was archived by a run that read the bill later than this run. */
  'newer',
] as const;

export type KeptReason = (typeof keptReasons)[number];

const heldReasons: ReadonlySet<KeptReason> = new Set(['shrunk', 'emptied', 'account-gone']);

/** Whether the bill lost lines of the day, which someone has to accept or correct. */
export function isHeld({ reason }: Pick<KeptDay, 'reason'>): boolean {
  return heldReasons.has(reason);
}

/** Whether the bill as it was last read has another version of the day: it lost lines, or has another payer. */
export function differsFromBill({ reason }: Pick<KeptDay, 'reason'>): boolean {
  return isHeld({ reason }) || reason === 'other-payer';
}

/** How many days use the archived version because the bill lost data or has another payer. */
export function heldDays(kept: readonly Pick<KeptDay, 'reason'>[]): number {
  return kept.filter(differsFromBill).length;
}

/** A day of the window whose archived version is used instead of the bill's current one. */
export interface KeptDay {
  readonly day: BillingDay;
  readonly reason: KeptReason;
  /** Total of the archived version; null when it is unknown. */
  readonly archivedCost: number | null;
  /** Total in the bill now; null when the bill has no line on the day. */
  readonly billCost: number | null;
  /** For 'account-gone': the missing account. For 'other-payer': payer of the archived day. */
  readonly account: string | null;
}
