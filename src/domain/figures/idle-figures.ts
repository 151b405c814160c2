/** The idle resources of a part of the organization, for a mail. Null everywhere means "not known". */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { ResourceUse } from './resource-use.ts';

/** The name is untrusted input; null if the directory does not have the account. */
export interface IdleResource extends ResourceUse {
  readonly accountName: string | null;
}

export interface IdleFigures {
  /** Days of the costs, by which a month is counted. */
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Highest cost first. */
  readonly idle: readonly IdleResource[];
  /** Of all idle ones, in a month. */
  readonly monthlyCost: number;
  /** Resources whose finding is unknown, and what they cost in a month. */
  readonly unknown: { readonly count: number; readonly monthlyCost: number };
}
