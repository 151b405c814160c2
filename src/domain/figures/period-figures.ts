/**
 * The figures of one period's summary: everything its mail says, computed once, formatted nowhere.
 * All amounts are in `currency`, all days are UTC. `null` always means "not known", never zero.
 */

import type { BillingDay } from '../calendar/billing-day.ts';
import type { Period } from '../calendar/period.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { Audience, MonthFigures } from './figures.ts';

/**
 * How period and period before are compared: by their totals; by their means per day, where the
 * archive holds another number of days of each; or not at all, where it holds none of one of them.
 */
export interface ComparisonBasis {
  readonly by: 'total' | 'day' | 'nothing';
  /** Days of the period that the archive holds. */
  readonly days: number;
  /** Days of the period before that the archive holds. */
  readonly daysBefore: number;
}

/** What is compared: totals, or means per day, see `ComparisonBasis`. */
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
  /** Null where there is nothing to compare with. */
  readonly comparison: Comparison | null;
}

/**
 * Cost against a month's budget. In a month's summary `monthToDate` and `projected` both are what
 * the month did cost; in a week's they are those of the daily digest.
 */
export type BudgetState = Pick<MonthFigures, 'monthToDate' | 'projected' | 'budget' | 'light'>;

export interface PeriodUnit extends PeriodCost {
  /** Path as in the archive, or 'Unassigned'. Hostile text. */
  readonly ou: string;
  /** Cost of each day of the period, in order; null for days the archive does not hold. */
  readonly dailyCosts: readonly (number | null)[];
  /** Null where no budget is compared: a week without a projection. */
  readonly month: BudgetState | null;
}

export interface PeriodTotal extends Omit<PeriodUnit, 'ou'> {
  /** What the budget's light compares: `month`, or its budgeted units alone. */
  readonly againstBudget: BudgetState | null;
  /** How many of the units have a budget. */
  readonly budgetedOus: number;
  readonly budgetCoversAll: boolean;
}

/** One service over all units and accounts. Its name is hostile text. */
export interface PeriodService extends PeriodCost {
  readonly service: string;
}

/** One service in one linked account of one OU. Names are hostile text. */
export interface PeriodMover {
  readonly service: string;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly ou: string;
  readonly comparison: Comparison;
}

/** What a reader needs to know before relying on a summary. */
export interface PeriodTrust {
  /** Days of the period that the archive does not hold. */
  readonly missingDays: readonly BillingDay[];
  /**
   * Share (0 to 1) of the absolute cost of the period's billing periods on lines without an invoice
   * id, of the whole organization. A month is final at zero. Null where the run did not read it.
   */
  readonly uninvoicedShare: number | null;
  /** What AWS changed since the daily mail of the month's last day; null where that is not known. */
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
  /** What needs attention first: red, yellow, then the rest by cost. */
  readonly units: readonly PeriodUnit[];
  /** Largest cost first. */
  readonly services: readonly PeriodService[];
  /** Largest absolute change first, increases and decreases together. */
  readonly movers: readonly PeriodMover[];
  readonly trust: PeriodTrust;
  /** The day up to which a week's month to date and projection reach; null where not given. */
  readonly projectedOn: BillingDay | null;
}

/** The period's rows of the archive, added up. Grain: OU × service × linked account. */
export interface PeriodRow {
  readonly ou: string;
  readonly service: string;
  readonly linkedAccount: string;
  readonly cost: number;
  /** Cost in the period before, as far as the archive holds it. */
  readonly before: number;
}
