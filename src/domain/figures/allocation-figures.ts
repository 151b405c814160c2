/**
 * The figures of teams: what the mails, CSVs and statements show of cost allocation. Amounts are in the
 * bill's currency, to the cent, and add up: teams, shared cost that is not split, and unallocated cost
 * make the total.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { MonthFigures } from './month-figures.ts';

/**
 * Teams are shown amortized: unblended cost has fees of commitments that belong to no team. 'unblended'
 * only if the bill's export lacks the columns of amortized cost.
 */
export type TeamMetric = 'amortized' | 'unblended';

/** What a team costs: its own lines, its part of shared cost, and both together. */
export interface TeamCost {
  readonly direct: number;
  readonly shared: number;
  readonly total: number;
}

/** The part of a team's month in one business unit; several if the team changed its unit. */
export interface UnitPart {
  /** Empty if `teams.csv` names none for these days. Untrusted input, like all names here. */
  readonly businessUnit: string;
  readonly businessGroup: string;
  readonly cost: TeamCost;
}

/** A team's part of one pool in the month. */
export interface PoolPart {
  readonly pool: string;
  readonly cost: number;
}

/** A team's own cost of up to seven days, and of the seven days before. */
export interface WeekChange {
  readonly cost: number;
  readonly before: number;
  readonly change: number;
}

export interface TeamFigures extends MonthFigures {
  /** 'retail'. */
  readonly team: string;
  /** On the report day. */
  readonly businessUnit: string;
  readonly businessGroup: string;
  /** Shown to readers; nothing is sent to it. */
  readonly slackChannel: string;
  readonly day: TeamCost;
  /** Its total is `monthToDate`. */
  readonly month: TeamCost;
  /** The month by business unit, in order of time. */
  readonly units: readonly UnitPart[];
  /** The pools in `month.shared`, in order of name. */
  readonly pools: readonly PoolPart[];
  /** Of `TeamMovers.days` days. */
  readonly week: WeekChange;
}

/** Cost of the report day and of the month to date. */
export interface DayAndMonth {
  readonly day: number;
  readonly month: number;
}

export interface UnsplitPool extends DayAndMonth {
  readonly pool: string;
}

/** One kind of charge in which amortized and unblended cost differ. */
export interface BridgeStep {
  readonly chargeType: string;
  /** Unblended minus amortized. */
  readonly difference: number;
}

/** From the total of the teams to the invoice: amortized + all differences = unblended. */
export interface InvoiceBridge {
  readonly amortized: number;
  readonly steps: readonly BridgeStep[];
  readonly unblended: number;
  /** Unblended cost of the same days in the bill; null if it is not known. */
  readonly bill: number | null;
}

/** A team whose own cost changed. */
export interface TeamMover extends WeekChange {
  readonly team: string;
}

export interface TeamMovers {
  /** Number of days on each side; fewer than seven if the archive has gaps, 0: nothing to compare. */
  readonly days: number;
  /** Largest absolute change first. */
  readonly rows: readonly TeamMover[];
}

export interface AllocationFigures {
  readonly reportDay: BillingDay;
  /** ISO 4217. */
  readonly currency: string;
  readonly metric: TeamMetric;
  /** Highest cost of the month first. */
  readonly teams: readonly TeamFigures[];
  /** Pools that are shown and not split. */
  readonly unsplit: readonly UnsplitPool[];
  readonly unallocated: DayAndMonth;
  readonly total: DayAndMonth;
  /** Days of the month up to the report day without cost allocation: the month to date is without them. */
  readonly missingDays: readonly BillingDay[];
  /** Teams' part of the month's total, 0 to 1; null if the total is not positive. */
  readonly allocatedShare: number | null;
  /** Unblended cost of the month on lines without an invoice id: it may still change. */
  readonly uninvoiced: number;
  /** Null if the figures are unblended. */
  readonly bridge: InvoiceBridge | null;
  readonly movers: TeamMovers;
}
