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

/** A budget of the month for an OU that is not in the archive or the account directory. */
export interface UnknownBudget {
  /** As it is in the budgets file. Untrusted input. */
  readonly ou: string;
  /** The known OU with the most similar name; null without a similar one. Untrusted input. */
  readonly nearest: string | null;
  readonly amount: number;
}

/** Months before the archive's first day that the bill has. */
export interface MonthsNotArchived {
  readonly months: number;
  /** First day of the earliest of them. */
  readonly from: BillingDay;
  /** The day before the archive begins. */
  readonly to: BillingDay;
}

/** What a reader needs to know before relying on the numbers. */
export interface Trust {
  /**
   * Share (0 to 1) of the month to date's absolute cost on lines without an invoice id.
   * Above zero the figures are preliminary. Null when no line was read for the month.
   */
  readonly uninvoicedShare: number | null;
  /**
   * Cost of the report day in the bill, before any join, to compare with the archive's. Null for
   * readers of one OU: the bill has no OUs, and these readers may not see its total.
   */
  readonly billTotal: number | null;
  /** Cost of the report day in the archive, within the audience's scope. */
  readonly archiveTotal: number;
  /** Days whose archived version is used, in order of day; empty when the bill is correct. */
  readonly keptDays: readonly KeptDay[];
  /** Held days before the window, as of the last time their bill was read, in order of day. */
  readonly heldBefore: readonly BillingDay[];
  /** Lines that are not in any day's total, by reason and currency; empty for readers of one OU. */
  readonly leftOut: readonly LeftOutLines[];
  /**
   * Cost of all lines read in the digest's currency: the days' totals plus the lines left out.
   * Null for readers of one OU.
   */
  readonly readTotal: number | null;
  /** The last day for which the bill has a line. */
  readonly latestDayInBill: BillingDay | null;
  /** Start of the latest hour of usage in the bill, ISO 8601 UTC; null when the bill has no hours. */
  readonly latestUsageAt: string | null;
  /** Days before the report day whose cost differs from the last mail's, in order of day. */
  readonly restatedDays: readonly RestatedDay[];
  /** Report day of the audience's last mail; null without one: the changes are those of this run. */
  readonly lastMail: BillingDay | null;
  /** Accounts with cost on the report day that are not in the account directory. */
  readonly unassignedAccounts: readonly UnassignedAccount[];
  /** OUs that have a budget this month but no cost in it. */
  readonly budgetsWithoutCost: readonly string[];
  /** Budgets that match no OU; empty for readers of one OU. */
  readonly unknownBudgets: readonly UnknownBudget[];
  /** The notice that the dashboard was not refreshed; null when it was, or without a dashboard. */
  readonly dashboardNotice: string | null;
  /** In a first run, months that only a backfill archives; null without any, and for readers of one OU. */
  readonly notArchived: MonthsNotArchived | null;
}
