/** What a reader needs to know before relying on the numbers. */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { LeftOutLines } from '../costs/left-out-lines.ts';
import type { KeptDay } from './kept-day.ts';

/** An archived day whose cost AWS changed after it was archived. */
export interface RestatedDay {
  readonly day: BillingDay;
  readonly before: number;
  readonly after: number;
}

export interface UnassignedAccount {
  readonly accountId: string;
  readonly accountName: string | null;
  /** Cost of the report day. */
  readonly cost: number;
}

/** A budget of the month whose OU is none that the archive or the account directory knows. */
export interface UnknownBudget {
  /** As it is in the budgets file. Hostile text. */
  readonly ou: string;
  /** The known OU whose name is most like it; null where none is alike. Hostile text. */
  readonly nearest: string | null;
  readonly amount: number;
}

/** What a reader needs to know before relying on the numbers. */
export interface Trust {
  /**
   * Share (0 to 1) of the month to date's absolute cost on lines without an invoice id.
   * Above zero the figures are preliminary. Null when no line was read for the month.
   */
  readonly uninvoicedShare: number | null;
  /**
   * Cost of the report day as the bill has it, before any join, beside the archive's. Null for
   * readers of one OU: the bill knows no OUs, and its total is not theirs to see.
   */
  readonly billTotal: number | null;
  /** Cost of the report day as the archive has it; of the audience's scope. */
  readonly archiveTotal: number;
  /** Days whose archived version stays, in order of day; empty when the bill is as it should be. */
  readonly keptDays: readonly KeptDay[];
  /** Days before the window that stayed as archived when their bill was last read, in order of day. */
  readonly heldBefore: readonly BillingDay[];
  /** Lines read that no day's total has, by reason and currency; empty for readers of one OU. */
  readonly leftOut: readonly LeftOutLines[];
  /**
   * All that was read of the bill in the digest's currency: the days' totals and what was left out.
   * Null for readers of one OU.
   */
  readonly readTotal: number | null;
  /** The last day for which the bill has a line. */
  readonly latestDayInBill: BillingDay | null;
  /** Start of the latest hour of usage seen in the bill, ISO 8601 UTC; null where it is not told. */
  readonly latestUsageAt: string | null;
  /** Days before the report day whose cost is not what the last mail knew, in order of day. */
  readonly restatedDays: readonly RestatedDay[];
  /** Report day of the audience's last mail; null: there was none, changes are those of this run. */
  readonly lastMail: BillingDay | null;
  /** Accounts with cost on the report day that the account directory does not know. */
  readonly unassignedAccounts: readonly UnassignedAccount[];
  /** OUs that have a budget this month but no cost in it. */
  readonly budgetsWithoutCost: readonly string[];
  /** Budgets that no unit has; empty for readers of one OU. */
  readonly unknownBudgets: readonly UnknownBudget[];
  /** What to say when the dashboard could not be refreshed; null when it was, or there is none. */
  readonly dashboardNotice: string | null;
}
