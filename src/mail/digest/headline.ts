/**
 * The top of the mail as text: the day's total, what it is compared with, the month to date, its projected
 * end and, before all of it, the notices that must be read first.
 */
import { addDays } from '../../domain/calendar/billing-day.ts';
import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { notices } from '../notes/notices.ts';
import { metricName } from '../notes/trust-notes.ts';
import { type BudgetBar, budgetBar } from '../words/budget-words.ts';
import { fullDay, shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { missingDaysWords } from '../words/missing-days.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { coveredWords, type MonthFigure, monthFigures } from '../words/month-figures.ts';
import { methodWords } from '../words/projection-words.ts';
import { readerTerms } from '../words/reader-words.ts';
import { recentWords, type Sparkline, sparkline } from '../words/recent-days.ts';
import type { Sentence } from '../words/sentence.ts';
import { lastMonthWords } from './last-month-words.ts';

const tallestBar = 36;

/** The total of each of the last thirty days. */
export interface RecentDays {
  readonly spark: Sparkline;
  /** 'Thu 22 Oct' and 'Fri 20 Nov', below the first and the last column. */
  readonly first: string;
  readonly last: string;
  /** The same content as the columns, as text. */
  readonly words: string;
}

/** The day's total compared with one other figure. */
export interface ComparedWith extends Change {
  /** 'vs Thursday'; 'No figure for Thursday' if `amount` is empty. */
  readonly against: string;
}

export interface Headline {
  /** 'Friday 20 November 2026', with ', 15 of 24 hours' if the day is not complete. */
  readonly day: string;
  /** The one OU whose costs these are, cleaned: 'Root / Shop'. Empty for the organization's mail. */
  readonly scope: string;
  /** 'Unblended cost · USD · preliminary'. */
  readonly basis: string;
  /** Notices that must be read before any figure; usually empty. */
  readonly notices: readonly Sentence[];
  readonly total: string;
  /** True if the total needs a smaller font to fit a phone. */
  readonly isLong: boolean;
  readonly comparisons: readonly ComparedWith[];
  /** Null with fewer than two archived days. */
  readonly recent: RecentDays | null;
  readonly month: readonly MonthFigure[];
  readonly bar: BudgetBar | null;
  /** Which OUs bar and light are about, if not all; else empty. */
  readonly covered: string;
  /** The month to date against the same days of last month; empty if they are not all archived. */
  readonly lastMonth: string;
  /** The month's days that are missing, and how its end was projected, if a reader should know at once. */
  readonly method: string;
}

/** The headline of a digest. */
export function headline(figures: Figures, money: Money): Headline {
  const { reportDay, total, trust } = figures;
  const against = budgetedTotal(total, figures.ous);
  const basis = [metricName(figures.costMetric), figures.currency];
  const amount = money.exact(total.cost);
  return {
    day: [fullDay(reportDay), reportedHours(figures.data)].filter((word) => word !== '').join(', '),
    scope: readerTerms(figures.audience).scope,
    basis: [...basis, ...((trust.uninvoicedShare ?? 0) > 0 ? ['preliminary'] : [])].join(' · '),
    notices: notices(figures, money),
    total: amount,
    isLong: amount.length > 14,
    comparisons: comparisons(figures, money),
    recent: recentDays(figures, money),
    month: monthFigures(figures, money),
    bar: budgetBar(against),
    covered: coveredWords(figures, money),
    lastMonth: lastMonthWords(figures, money),
    method: [missingDaysWords(figures), methodWords(figures)]
      .filter((words) => words !== '')
      .join(' '),
  };
}

function recentDays({ total, reportDay }: Figures, money: Money): RecentDays | null {
  const days = total.recentDays;
  const spark = sparkline(days, tallestBar);
  if (spark === null) return null;
  return {
    spark,
    first: shortDay(addDays(reportDay, 1 - days.length)),
    last: shortDay(reportDay),
    words: recentWords(days, reportDay, money),
  };
}

function comparisons({ reportDay, total, data }: Figures, money: Money): ComparedWith[] {
  const hours = reportedHours(data);
  if (hours !== '') return [compared(null, '', `Not compared: the day has ${hours}`)];
  const dayBefore = weekdayName(addDays(reportDay, -1));
  const weekday = weekdayName(reportDay);
  return [
    compared(
      changeOf(money, total.cost, total.dayBefore),
      `vs ${dayBefore}`,
      `No figure for ${dayBefore}`,
    ),
    compared(
      changeOf(money, total.cost, total.usual),
      `vs the usual ${weekday}`,
      `No earlier ${weekday} to compare with`,
    ),
  ];
}

function compared(change: Change | null, against: string, unknown: string): ComparedWith {
  if (change === null) return { tone: 'flat', amount: '', percent: '', against: unknown };
  return { ...change, against };
}
