/**
 * The figures of one digest: everything the mail says, computed once, formatted nowhere.
 * All amounts are in `currency`, all days are UTC. `null` always means "not known", never zero.
 */

import type { BudgetLight } from '../budgets/budget-light.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { LeftOutLines } from '../costs/left-out-lines.ts';
import type { Anomalies } from './anomaly.ts';
import type { KeptDay } from './kept-day.ts';

/** One cost of the report day beside what it is compared with. */
export interface DayFigures {
  /** Cost of the report day. */
  readonly cost: number;
  /** Cost of the day before; null when the archive does not hold that day. */
  readonly dayBefore: number | null;
  /** Mean cost of the same weekday in the up to four weeks before; null without any. */
  readonly usual: number | null;
  /** Cost of each of the 30 days up to the report day, oldest first; null for days not archived. */
  readonly recentDays: readonly (number | null)[];
}

/** Costs between which an amount is expected to fall, nine times in ten. */
export interface ExpectedRange {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How a projection was made. 'forecast': trend and weekly season fitted to the archive.
 * 'weekday-means': mean of the same weekday in the four weeks before, where the history is short or
 * irregular.
 */
export type ProjectionMethod = 'forecast' | 'weekday-means';

/** A month so far, where it is heading, and what was agreed. */
export interface MonthFigures {
  /** Cost from the first of the report day's month to the report day, both included. */
  readonly monthToDate: number;
  /** Month to date plus the projection of the remaining days. */
  readonly projected: number;
  /** Where the month end should fall nine times in ten; null where the history does not tell. */
  readonly projectedRange: ExpectedRange | null;
  readonly projectionMethod: ProjectionMethod;
  /** Budget of the month; null without one. */
  readonly budget: number | null;
  readonly light: BudgetLight;
}

export interface OuFigures extends DayFigures, MonthFigures {
  /** Path as in the archive, such as 'Root/Workloads/Prod', or 'Unassigned'. Hostile text. */
  readonly ou: string;
}

export interface TotalFigures extends DayFigures, MonthFigures {
  /** How many of the OUs have a budget. The total's budget is their sum, unless one is set for '*'. */
  readonly budgetedOus: number;
  /**
   * True when `budget` covers every OU that has cost (or was set for '*'). When false, `light`
   * compares the budgeted OUs' own projection with the sum of their budgets.
   */
  readonly budgetCoversAll: boolean;
}

/** One service in one linked account whose cost moved. Names are hostile text. */
export interface Mover {
  readonly service: string;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly ou: string;
  /** Cost of the report day. */
  readonly cost: number;
  /** What the cost is compared with, see `Movers.against`. */
  readonly reference: number;
  /** cost − reference. */
  readonly change: number;
}

export interface Movers {
  /** 'usual': mean of the same weekday in the weeks before; 'day-before' where no such day exists. */
  readonly against: 'usual' | 'day-before' | 'nothing';
  /** Largest absolute change first, increases and decreases together; at most the number asked for. */
  readonly rows: readonly Mover[];
}

/** Who reads the digest, and what of the organization they see. */
export interface Audience {
  /** File-name safe and stable; names the readers in receipts: 'finops' for all, else by the OU. */
  readonly name: string;
  /** '*' for the whole organization, else an OU path: that OU and everything below it. */
  readonly scope: string;
}

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

/** Why the digest describes an earlier day than the one asked for. */
export type DataState =
  | { readonly state: 'complete' }
  /** The bill has no line at all for the requested day. */
  | { readonly state: 'missing' }
  /** The requested day has far fewer lines than the days before it. */
  | { readonly state: 'incomplete'; readonly lines: number; readonly usualLines: number }
  /** The bill lost lines of its period's earlier days, so no new day of it can be called complete. */
  | { readonly state: 'held' };

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

export interface Figures {
  /** The day the run was asked for. */
  readonly requestedDay: BillingDay;
  /** The day the figures describe: the requested day, or the latest complete day before it. */
  readonly reportDay: BillingDay;
  readonly data: DataState;
  readonly audience: Audience;
  readonly costMetric: CostMetric;
  /** ISO 4217. */
  readonly currency: string;
  readonly total: TotalFigures;
  /** What needs attention first: red, yellow, then the rest by cost. */
  readonly ous: readonly OuFigures[];
  readonly movers: Movers;
  readonly anomalies: Anomalies;
  readonly trust: Trust;
}
