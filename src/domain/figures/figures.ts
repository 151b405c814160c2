/**
 * The figures of one digest: everything the mail says, computed once, formatted nowhere.
 * All amounts are in `currency`, all days are UTC. `null` always means "not known", never zero.
 */

import type { BudgetLight } from '../budgets/budget-light.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { Anomalies } from './anomaly.ts';
import type { ExpectedRange } from './expected-range.ts';
import type { Trust } from './trust.ts';

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

/** Why the digest describes an earlier day than the one asked for. */
export type DataState =
  | { readonly state: 'complete' }
  /** The bill has no line at all for the requested day. */
  | { readonly state: 'missing' }
  /** The requested day has far fewer lines than the days before it. */
  | { readonly state: 'incomplete'; readonly lines: number; readonly usualLines: number }
  /** The bill lost lines of its period's earlier days, so no new day of it can be called complete. */
  | { readonly state: 'held' };

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
