/**
 * Decides which summaries a run must send. A summary stays due until its receipt says that it was sent,
 * so that a later run sends it after a failure; after some days it is not due any more.
 */
import {
  addDays,
  type BillingDay,
  lastOfPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { lastMonthUntil, lastWeekUntil } from '../../domain/calendar/period.ts';
import type { WindowStatus } from './window-status.ts';

/** Number of days for which a month's summary stays due after the open window has left the month. */
const graceDays = 7;

export interface DueInput {
  /** The requested day: usually yesterday, UTC. */
  readonly reportDay: BillingDay;
  readonly weekly: boolean;
  readonly monthlyClose: boolean;
  /** Number of days for which AWS may still change costs, and a month waits to be final. */
  readonly restatementDays: number;
  readonly windowStatus: Pick<
    WindowStatus,
    'from' | 'archivedDays' | 'completeUntil' | 'uninvoicedShares'
  >;
}

export interface DuePeriod {
  readonly period: Period;
  /** See `PeriodTrust.uninvoicedShare`: a month is final at zero. */
  readonly uninvoicedShare: number | null;
  /** The last report day on which it is due. */
  readonly until: BillingDay;
}

export interface WaitingPeriod {
  readonly period: Period;
  /**
   * 'not-whole': its last day is not complete in the bill; 'not-archived': the bill begins after it;
   * 'not-final': not all costs are invoiced yet; 'past': too long ago; 'archive-empty': the archive
   * begins after it, for example on a first run in the middle of a month.
   */
  readonly why: 'not-whole' | 'not-archived' | 'not-final' | 'past' | 'archive-empty';
  /** A sentence that says what to do; undefined when there is nothing to do. */
  readonly advice?: string;
}

export interface PeriodDecisions {
  readonly due: readonly DuePeriod[];
  readonly waiting: readonly WaitingPeriod[];
}

/**
 * A week is due from the Monday to the Sunday after it. A billing period is due from the first run that
 * finds all its costs invoiced; even without that, it is due on the last day on which the open window
 * contains it, and for a week after.
 */
export function duePeriods(input: DueInput): PeriodDecisions {
  const { reportDay, weekly, monthlyClose } = input;
  const periods = [
    ...(weekly ? [lastWeekUntil(reportDay)] : []),
    ...(monthlyClose ? [lastMonthUntil(reportDay)] : []),
  ];
  const decided = periods.map((period) => ({
    period,
    why: whyNot(period, input),
    uninvoicedShare: shareOf(period, input.windowStatus),
    until: lastDueDay(period, input.restatementDays),
  }));
  return {
    due: decided.flatMap(({ why, ...due }) => (why === null ? [due] : [])),
    waiting: decided.flatMap(({ why, period }) => (why === null ? [] : [{ period, why }])),
  };
}

function whyNot(period: Period, input: DueInput): WaitingPeriod['why'] | null {
  const { from, archivedDays, completeUntil } = input.windowStatus;
  if (completeUntil < period.to) return 'not-whole';
  if (period.to >= from && !archivedDays.has(period.to)) return 'not-archived';
  return period.kind === 'week' ? null : whyNotMonth(period, input);
}

function whyNotMonth(
  { to }: Period,
  { reportDay, restatementDays, windowStatus }: DueInput,
): WaitingPeriod['why'] | null {
  if (windowStatus.uninvoicedShares.get(periodOf(to)) === 0) return null;
  const lastChance = lastChanceOf(to, restatementDays);
  if (reportDay < lastChance) return 'not-final';
  return reportDay > addDays(lastChance, graceDays) ? 'past' : null;
}

/** The report day on which a month that ends on `to` is sent even if it is not final. */
function lastChanceOf(to: BillingDay, restatementDays: number): BillingDay {
  return earlier(addDays(to, restatementDays), lastBeforeNext(to));
}

/** The day before the last day of the next month, on which that month becomes the last one. */
function lastBeforeNext(to: BillingDay): BillingDay {
  return addDays(lastOfPeriod(addDays(to, 1)), -1);
}

function lastDueDay({ kind, to }: Period, restatementDays: number): BillingDay {
  if (kind === 'week') return addDays(to, 6);
  return earlier(addDays(lastChanceOf(to, restatementDays), graceDays), lastBeforeNext(to));
}

function earlier(a: BillingDay, b: BillingDay): BillingDay {
  return a < b ? a : b;
}

/** For a week in two months, the larger share; null when one of the months was not read. */
function shareOf(
  { from, to }: Period,
  { uninvoicedShares }: Pick<WindowStatus, 'uninvoicedShares'>,
): number | null {
  const first = uninvoicedShares.get(periodOf(from)) ?? null;
  const last = uninvoicedShares.get(periodOf(to)) ?? null;
  return first === null || last === null ? null : Math.max(first, last);
}
