/**
 * The figures of one digest: everything that the mail shows, before formatting.
 * All amounts are in `currency`, all days are UTC. `null` always means "not known", never zero.
 */

import type { BillingDay } from '../calendar/billing-day.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { AccountMove } from './account-move.ts';
import type { Anomalies } from './anomaly.ts';
import type { DayDetails } from './day-details.ts';
import type { DigestAllocation } from './digest-allocation.ts';
import type { MonthFigures } from './month-figures.ts';
import type { Trust } from './trust.ts';

/** One cost of the report day, and the costs that it is compared with. */
export interface DayFigures {
  /** Cost of the report day. */
  readonly cost: number;
  /** Cost of the day before; null when that day is not archived. */
  readonly dayBefore: number | null;
  /** Mean cost of the same weekday in the up to four weeks before; null without any. */
  readonly usual: number | null;
  /** Cost of each of the 30 days up to the report day, oldest first; null for days not archived. */
  readonly recentDays: readonly (number | null)[];
}

export interface OuFigures extends DayFigures, MonthFigures {
  /** Path as in the archive, such as 'Root/Workloads/Prod', or 'Unassigned'. Untrusted input. */
  readonly ou: string;
}

export interface TotalFigures extends DayFigures, MonthFigures {
  /** How many of the OUs have a budget. The total's budget is their sum, unless one is set for '*'. */
  readonly budgetedOus: number;
  /**
   * True when `budget` covers every OU that has cost (or was set for '*'). When false, `light`
   * compares the projection of the OUs with a budget with the sum of their budgets.
   */
  readonly budgetCoversAll: boolean;
}

/** Mover: a service in a linked account whose cost changed most. Names are untrusted input. */
export interface Mover {
  readonly service: string;
  readonly accountId: string;
  readonly accountName: string | null;
  /** The present OU of the account. */
  readonly ou: string;
  /**
   * 'usage' or 'one-off' (credits, refunds, upfront fees) if each is a row, see `splitMovers`; else 'all'.
   */
  readonly part: 'all' | 'usage' | 'one-off';
  /** Cost of the report day. */
  readonly cost: number;
  /** The cost that it is compared with, see `Movers.against`. */
  readonly reference: number;
  /** cost − reference. */
  readonly change: number;
}

export interface Movers {
  /** 'usual': mean of the same weekday in the weeks before; 'day-before' when there is no such day. */
  readonly against: 'usual' | 'day-before' | 'nothing';
  /** Smaller changes are not listed. */
  readonly floor: number;
  /** Largest absolute change first, increases and decreases together; at most the number asked for. */
  readonly rows: readonly Mover[];
  /** Accounts that moved to another OU; largest cost first. They are not among the changes. */
  readonly moves: readonly AccountMove[];
}

/** Who reads the digest, and which part of the organization they see. */
export interface Audience {
  /** File-name safe and stable, used in receipts: 'finops' for all, else derived from the OU. */
  readonly name: string;
  /** '*' for the whole organization, else an OU path: that OU and everything below it. */
  readonly scope: string;
}

/** Whether the reported day is the requested one, and complete; if not, why. */
export type DataState =
  | { readonly state: 'complete' }
  /** The bill has no line for the requested day. */
  | { readonly state: 'missing' }
  /** The requested day lacks hours, or has far fewer lines than comparable days. */
  | {
      readonly state: 'incomplete';
      readonly lines: number;
      readonly usualLines: number;
      /** Hours of the day that the bill has, below 24; null if only the number of lines is known. */
      readonly hours: number | null;
    }
  /**
   * The bill has no complete day: an incomplete one is reported, and compared with nothing. It is the
   * requested day, unless the bill has no lines of that.
   */
  | { readonly state: 'partial'; readonly hours: number }
  /** The bill lost lines of earlier days of its period, so a new day may be incomplete too. */
  | { readonly state: 'held' };

export interface Figures {
  /** The day that the run was asked for. */
  readonly requestedDay: BillingDay;
  /** The day of the figures: the requested day, or the latest complete day before it. */
  readonly reportDay: BillingDay;
  readonly data: DataState;
  readonly audience: Audience;
  readonly costMetric: CostMetric;
  /** ISO 4217. */
  readonly currency: string;
  readonly total: TotalFigures;
  /** Days of the month up to the report day that are not in the archive: month to date is without them. */
  readonly missingDays: readonly BillingDay[];
  /** Days of the last four weeks whose charge types are unknown to the projection, if that was checked. */
  readonly untypedDays?: readonly BillingDay[];
  /** Most urgent first: red, yellow, then the others by cost. */
  readonly ous: readonly OuFigures[];
  readonly movers: Movers;
  readonly anomalies: Anomalies;
  readonly trust: Trust;
  /** Only with allocation rules, in the mail of the whole organization. */
  readonly allocation?: DigestAllocation;
  /** Services, Regions, commitments and last month; undefined where they were not read. */
  readonly details?: DayDetails;
}
