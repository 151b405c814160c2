/**
 * Which summaries a morning owes its readers. A summary stays due until its receipt says it was
 * sent, so that a failed morning is made up for; after a bounded time it is given up.
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

/** For how many days a month's summary is made up for, after the open window has left the month. */
const graceDays = 7;

export interface DueInput {
  /** The day the run was asked for: usually yesterday, UTC. */
  readonly reportDay: BillingDay;
  readonly weekly: boolean;
  readonly monthlyClose: boolean;
  /** How many days back AWS may still have changed costs: how long a month waits to be final. */
  readonly restatementDays: number;
  readonly facts: Pick<
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
   * 'not-whole': its last day is not complete in the bill; 'not-archived': the bill does not reach
   * back to it; 'not-final': not all of it is invoiced, and it may still be; 'past': too long ago;
   * 'archive-empty': the archive begins after it, as on a first run in the middle of a month.
   */
  readonly why: 'not-whole' | 'not-archived' | 'not-final' | 'past' | 'archive-empty';
  /** What to do, in a sentence; absent where nothing is to be done. */
  readonly advice?: string;
}

export interface PeriodDecisions {
  readonly due: readonly DuePeriod[];
  readonly waiting: readonly WaitingPeriod[];
}

/**
 * The week until the last Sunday, from the Monday after it to the Sunday after it. The last billing
 * period from the first run that finds all its costs invoiced; on the last day on which the open
 * window reaches it, and for a week after, also without that.
 */
export function duePeriods(question: DueInput): PeriodDecisions {
  const { reportDay, weekly, monthlyClose } = question;
  const periods = [
    ...(weekly ? [lastWeekUntil(reportDay)] : []),
    ...(monthlyClose ? [lastMonthUntil(reportDay)] : []),
  ];
  const decided = periods.map((period) => ({
    period,
    why: whyNot(period, question),
    uninvoicedShare: shareOf(period, question.facts),
    until: lastDueDay(period, question.restatementDays),
  }));
  return {
    due: decided.flatMap(({ why, ...due }) => (why === null ? [due] : [])),
    waiting: decided.flatMap(({ why, period }) => (why === null ? [] : [{ period, why }])),
  };
}

function whyNot(period: Period, question: DueInput): WaitingPeriod['why'] | null {
  const { from, archivedDays, completeUntil } = question.facts;
  if (completeUntil < period.to) return 'not-whole';
  if (period.to >= from && !archivedDays.has(period.to)) return 'not-archived';
  return period.kind === 'week' ? null : whyNotMonth(period, question);
}

function whyNotMonth(
  { to }: Period,
  { reportDay, restatementDays, facts }: DueInput,
): WaitingPeriod['why'] | null {
  if (facts.uninvoicedShares.get(periodOf(to)) === 0) return null;
  const lastChance = lastChanceOf(to, restatementDays);
  if (reportDay < lastChance) return 'not-final';
  return reportDay > addDays(lastChance, graceDays) ? 'past' : null;
}

/** The report day on which a month that ends on `to` goes although it is not final. */
function lastChanceOf(to: BillingDay, restatementDays: number): BillingDay {
  return earlier(addDays(to, restatementDays), lastBeforeNext(to));
}

/** The day before the next month's last, with which that month takes over. */
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

/** The larger share where a week lies in two months; null where one of them was not read. */
function shareOf(
  { from, to }: Period,
  { uninvoicedShares }: Pick<WindowStatus, 'uninvoicedShares'>,
): number | null {
  const first = uninvoicedShares.get(periodOf(from)) ?? null;
  const last = uninvoicedShares.get(periodOf(to)) ?? null;
  return first === null || last === null ? null : Math.max(first, last);
}
