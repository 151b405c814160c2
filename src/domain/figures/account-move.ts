/** Accounts that moved to another OU: a move changes what OUs cost, but not what the organization costs. */
import type { BillingDay } from '../calendar/billing-day.ts';

/** Names and paths are untrusted input. */
export interface AccountMove {
  readonly accountId: string;
  readonly accountName: string | null;
  /** The OU before; null if the reader may not see it. */
  readonly from: string | null;
  /** OU on the report day; null if the reader may not see it. */
  readonly to: string | null;
  /** The last compared day on which the account was in the former OU: it moved after that. */
  readonly after: BillingDay;
  /** Cost of the report day; null if the reader may not see it, because the account has left. */
  readonly cost: number | null;
}
