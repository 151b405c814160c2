/**
 * The figures of one period's summary: everything that its mail shows, before formatting.
 * All amounts are in `currency`, all days are UTC. `null` always means "not known", never zero.
 */

import type { BillingDay } from '../calendar/billing-day.ts';
import type { Period } from '../calendar/period.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { AccountMove } from './account-move.ts';
import type { Audience, Mover } from './figures.ts';
import type { IdleFigures } from './idle-figures.ts';
import type { MonthFigures } from './month-figures.ts';

/**
 * How a period is compared with the period before: by total; by mean per day, when the archive has
 * a different number of days of each; or not at all, when it has no day of one of them.
 */
export interface ComparisonBasis {
  readonly by: 'total' | 'day' | 'nothing';
  /** Archived days of the period. */
  readonly days: number;
  /** Archived days of the period before. */
  readonly daysBefore: number;
}

/** Two compared costs: totals, or means per day, see `ComparisonBasis`. */
export interface Comparison {
  readonly cost: number;
  readonly reference: number;
  /** cost − reference. */
  readonly change: number;
}

export interface PeriodCost {
  /** Cost of the period's archived days. */
  readonly cost: number;
  /** Cost of the archived days of the period before; null without any. */
  readonly before: number | null;
  /** Null when there is nothing to compare with. */
  readonly comparison: Comparison | null;
}

/**
 * Cost against a month's budget. In a monthly summary `monthToDate` and `projected` are both the
 * cost of the month; in a weekly one they are those of the daily digest.
 */
export type BudgetState = Pick<MonthFigures, 'monthToDate' | 'projected' | 'budget' | 'light'>;

export interface PeriodUnit extends PeriodCost {
  /** Path as in the archive, or 'Unassigned'. Untrusted input. */
  readonly ou: string;
  /** Cost of each day of the period, in order; null for days that are not archived. */
  readonly dailyCosts: readonly (number | null)[];
  /** Null when no budget is compared: a week without a projection. */
  readonly month: BudgetState | null;
}

export interface PeriodTotal extends Omit<PeriodUnit, 'ou'> {
  /** The figures that the budget's light compares: `month`, or only its OUs with a budget. */
  readonly againstBudget: BudgetState | null;
  /** How many of the OUs have a budget. */
  readonly budgetedOus: number;
  readonly budgetCoversAll: boolean;
}

/** One service over all OUs and accounts. Its name is untrusted input. */
export interface PeriodService extends PeriodCost {
  readonly service: string;
}

/** A service in a linked account of an OU whose cost changed most. Names are untrusted input. */
export interface PeriodMover {
  readonly service: string;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly ou: string;
  /** As in the daily mail: usage and one-off charges are two rows if they cancel, or if the latter changed more. */
  readonly part: Mover['part'];
  readonly comparison: Comparison;
}

/** What a reader needs to know before relying on a summary. */
export interface PeriodTrust {
  /** Days of the period that are not archived. */
  readonly missingDays: readonly BillingDay[];
  /**
   * Share (0 to 1) of the absolute cost of the period's billing periods on lines without an invoice
   * id, of the whole organization. A month is final at zero. Null when the run did not read it.
   */
  readonly uninvoicedShare: number | null;
  /** Change of cost since the daily mail of the month's last day; null when it is unknown. */
  readonly restatedBy: number | null;
}

export interface PeriodFigures {
  readonly period: Period;
  readonly before: Period;
  readonly audience: Audience;
  readonly costMetric: CostMetric;
  /** ISO 4217. */
  readonly currency: string;
  readonly basis: ComparisonBasis;
  readonly total: PeriodTotal;
  /** Most urgent first: red, yellow, then the others by cost. */
  readonly units: readonly PeriodUnit[];
  /** Largest cost first. */
  readonly services: readonly PeriodService[];
  /** Largest absolute change first, increases and decreases together. */
  readonly movers: readonly PeriodMover[];
  /** Smaller changes are not listed. */
  readonly moverFloor: number;
  /** Accounts that moved to another OU in one of both periods; largest cost first. */
  readonly moves: readonly AccountMove[];
  /** Null for a month, and where no resource has metrics. */
  readonly idle: IdleFigures | null;
  readonly trust: PeriodTrust;
  /** The last day of a week's month to date, from which it projects; null without a projection. */
  readonly projectedOn: BillingDay | null;
}

/** Summed rows of the archive over a period. Grain: OU × service × linked account. */
export interface PeriodRow {
  readonly ou: string;
  readonly service: string;
  readonly linkedAccount: string;
  readonly cost: number;
  /** Cost in the archived days of the period before. */
  readonly before: number;
}

/** Summed one-off charges, a part of the costs of `PeriodRow`. Grain: service × linked account. */
export interface PeriodOneOff {
  readonly service: string;
  readonly linkedAccount: string;
  readonly cost: number;
  readonly before: number;
}
