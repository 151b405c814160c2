/**
 * The top of a summary as text: the period's total, what it is compared with, its days as columns, and the
 * month against its budget.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import type { ComparedWith } from '../digest/headline.ts';
import { metricName } from '../notes/trust-notes.ts';
import { type BudgetBar, budgetBar } from '../words/budget-words.ts';
import { dayAndMonth, shortDay } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';
import { type DayBar, dayBars } from './summary-bars.ts';
import { type SummaryMonthFigure, summaryMonthFigures } from './summary-month.ts';
import {
  daysInArchive,
  periodChange,
  periodDays,
  periodName,
  periodTitle,
} from './summary-words.ts';

const tallestBar = 36;
/** Seven columns over the full width of the mail would be too wide. */
const widthOfWeek = '224';

export interface SummaryHeadline {
  /** 'week 47 of 2026', 'November 2026'. */
  readonly title: string;
  /** '16 to 22 November 2026 · Unblended cost · USD · preliminary'. */
  readonly basis: string;
  /** The one unit whose costs these are, cleaned: 'Root / Shop'. Empty for the organization's mail. */
  readonly scope: string;
  readonly total: string;
  /** True if the total needs a smaller font to fit a phone. */
  readonly isLong: boolean;
  readonly comparison: ComparedWith;
  /** First and last day below the columns; `width` of both in pixels or per cent. */
  readonly days: {
    readonly bars: readonly DayBar[];
    readonly width: string;
    readonly first: string;
    readonly last: string;
  };
  /** 'Most on Wednesday …, least on …'; empty if all days are equal. */
  readonly extremes: string;
  readonly month: readonly SummaryMonthFigure[];
  readonly bar: BudgetBar | null;
}

/** The headline of a summary. */
export function summaryHeadline(figures: PeriodFigures, money: Money): SummaryHeadline {
  const { period, audience, total } = figures;
  const amount = money.exact(total.cost);
  const parts = audience.scope.split('/').join(' / ');
  return {
    title: periodTitle(period),
    basis: basisWords(figures),
    scope: audience.scope === '*' ? '' : safeName(parts),
    total: amount,
    isLong: amount.length > 14,
    comparison: comparison(figures, money),
    days: {
      bars: dayBars(total.dailyCosts, tallestBar),
      width: period.kind === 'week' ? widthOfWeek : '100%',
      first: shortDay(period.from),
      last: shortDay(period.to),
    },
    extremes: extremes(figures, money),
    month: summaryMonthFigures(figures, money),
    bar: total.againstBudget === null ? null : budgetBar(total.againstBudget),
  };
}

/** 'final', 'not yet final', 'preliminary', or empty if it is not known. */
export function finalityWord({ period, trust }: PeriodFigures): string {
  if (trust.uninvoicedShare === null) return '';
  if (trust.uninvoicedShare === 0) return 'final';
  return period.kind === 'month' ? 'not yet final' : 'preliminary';
}

function basisWords(figures: PeriodFigures): string {
  const days = figures.period.kind === 'week' ? periodDays(figures.period) : '';
  return [
    days,
    daysInArchive(figures),
    metricName(figures.costMetric),
    figures.currency,
    finalityWord(figures),
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

function comparison({ total, basis, before }: PeriodFigures, money: Money): ComparedWith {
  const change = periodChange(money, total.comparison);
  const name = periodName(before);
  if (change === null) {
    return { tone: 'flat', amount: '', percent: '', against: `No figure for ${name}` };
  }
  return { ...change, against: basis.by === 'day' ? `per day vs ${name}` : `vs ${name}` };
}

function extremes({ total, period }: PeriodFigures, money: Money): string {
  const days = total.dailyCosts.flatMap((cost, index) =>
    cost === null ? [] : [{ day: addDays(period.from, index), cost }],
  );
  const sorted = days.toSorted((a, b) => b.cost - a.cost || (a.day < b.day ? -1 : 1));
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (most === undefined || least === undefined || most.cost === least.cost) return '';
  const name = (day: BillingDay) => (period.kind === 'week' ? shortDay(day) : dayAndMonth(day));
  const dayAndCost = ({ day, cost }: typeof most) => `${name(day)}, ${money.rounded(cost)}`;
  return `Most on ${dayAndCost(most)}; least on ${dayAndCost(least)}.`;
}
