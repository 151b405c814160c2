/** The idle resources of a part of the organization, for a mail. Null everywhere means "not known". */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { AwsFinding } from './aws-recommendation.ts';
import type { ResourceUse, UseFinding } from './resource-use.ts';

/** The name is untrusted input; null if the directory does not have the account. */
export interface IdleResource extends ResourceUse {
  readonly accountName: string | null;
}

/** Resources or recommendations, and what they would save together in a month. */
export interface AwsSum {
  readonly count: number;
  readonly monthlySavings: number;
}

/** One recommendation of AWS, beside our finding. */
export interface AwsRow extends AwsFinding {
  readonly account: string;
  readonly region: string;
  readonly ou: string;
  /** '' for purchases. */
  readonly resourceId: string;
  /** Our kind of a resource in our list, else in the words of AWS. */
  readonly resourceType: string;
  /** Of our rules; '' for what is not in our list. */
  readonly finding: UseFinding | '';
  readonly standing: string;
}

/** What AWS recommends to a reader. */
export interface AwsFigures {
  /** Of its export. */
  readonly day: BillingDay;
  /** Resources of our list for which AWS's saving counts: those that our rules call idle or oversized are not among them. */
  readonly measured: AwsSum;
  /** What is not in our list. */
  readonly others: AwsSum;
  /** Of Savings Plans and reserved instances: never added up. */
  readonly purchases: number;
  /** Other recommendations that are not added: groups, other currencies, no saving. */
  readonly notAdded: number;
  readonly rows: readonly AwsRow[];
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
  /** Null where AWS's export is not given. */
  readonly aws: AwsFigures | null;
}
