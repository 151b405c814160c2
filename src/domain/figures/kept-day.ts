/** Days of which the archive keeps an earlier version than the bill has now, and why. */
import type { BillingDay } from '../calendar/billing-day.ts';

/** Why the archive keeps an earlier version of a day than the bill has now. */
export const keptReasons = [
  /** Lines and cost of the day, or of its billing period, fell. */
  'shrunk',
  /** The bill has lines before and after the day, and none of it. */
  'emptied',
  /** An account that held a good part of the day is gone from it. */
  'account-gone',
  /** The bill has no line of the day's billing period. */
  'period-absent',
  /** The bill begins later, or ends before the day, which the archive holds. */
  'day-absent',
  /** The day was archived under another payer account. */
  'other-payer',
  /** A run that read the bill later has archived the day. */
  'newer',
] as const;

export type KeptReason = (typeof keptReasons)[number];

const heldReasons: ReadonlySet<KeptReason> = new Set(['shrunk', 'emptied', 'account-gone']);

/** Whether the bill lost something of the day that it had, until someone accepts that. */
export function isHeld({ reason }: Pick<KeptDay, 'reason'>): boolean {
  return heldReasons.has(reason);
}

/** How many days stay as archived because the bill cannot be trusted with them. */
export function heldDays(kept: readonly Pick<KeptDay, 'reason'>[]): number {
  return kept.filter((day) => isHeld(day) || day.reason === 'other-payer').length;
}

/** A day of the window whose archived version stays, whatever the bill says of it now. */
export interface KeptDay {
  readonly day: BillingDay;
  readonly reason: KeptReason;
  /** Total of the archived version; null where it is not known. */
  readonly archivedCost: number | null;
  /** What the bill says now; null where it has no line of the day. */
  readonly billCost: number | null;
  /** Account that is gone, of 'account-gone'; payer of the archived day, of 'other-payer'. */
  readonly account: string | null;
}
