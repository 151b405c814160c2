/**
 * The executives' page as text: where the month is heading, four figures, and the day compared with the
 * usual cost. The page and both versions of the mail use these texts.
 */
import { daysBetween, firstOfPeriod, lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import { type BudgetBar, budgetBar, type LightWords, lightWords } from '../words/budget-words.ts';
import {
  counted,
  fullDay,
  nbsp,
  weekdayAndDay,
  weekdayName,
} from '../words/date-and-number-words.ts';
import { hoursWords } from '../words/hours-words.ts';
import { type Change, changeOf, type Money, moneyIn } from '../words/money-words.ts';
import { likelyWords } from '../words/projection-words.ts';
import type { Sentence } from '../words/sentence.ts';
import { causeWords } from './executive-cause.ts';
import { headingWords } from './executive-heading.ts';
import { overWords } from './executive-over.ts';

/** One figure with its label above and a note below; the note may be empty. */
export interface ExecutiveFigure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface ExecutiveView {
  /** 'Friday 20 November 2026'. */
  readonly day: string;
  /** Explains why the day is earlier than the requested one; else empty. */
  readonly notice: string;
  /** 'November is heading for $1.30M, 93 % of the budget.' */
  readonly budgetAnswer: string;
  /** Who is over budget; empty without budgets. */
  readonly over: Sentence;
  /** Whether the day is unusual, and why; empty if its usual cost is not known. */
  readonly cause: Sentence;
  readonly light: LightWords;
  readonly bar: BudgetBar | null;
  /** 'The month against its budget', or which units have one. */
  readonly barTitle: string;
  /** The day, the month to date, its projected end, the budget. */
  readonly figures: readonly ExecutiveFigure[];
}

export function executiveView(figures: ExecutiveFigures): ExecutiveView {
  const money = moneyIn(figures.currency);
  const against = budgetedTotal(figures.total, figures.ous);
  return {
    day: fullDay(figures.reportDay),
    notice: noticeOf(figures, money),
    budgetAnswer: headingWords(figures, money),
    over: overWords(figures),
    cause: causeWords(figures, money),
    light: lightWords(against),
    bar: budgetBar(against),
    barTitle: barTitleOf(figures),
    figures: [dayFigure(figures, money), ...monthFigures(figures, money)],
  };
}

function noticeOf(figures: ExecutiveFigures, money: Money): string {
  return [lateNotice(figures), forecastNotice(figures, money)]
    .filter((one) => one !== '')
    .join(' ');
}

function lateNotice({ requestedDay, reportDay }: ExecutiveFigures): string {
  if (requestedDay === reportDay) return '';
  const day = weekdayAndDay(requestedDay);
  return `AWS has not delivered all costs of ${day} yet; this is ${weekdayAndDay(reportDay)}.`;
}

/** A month end that differs from the daily mail's is never shown silently. */
function forecastNotice({ forecast }: ExecutiveFigures, money: Money): string {
  if (forecast.state !== 'other-run') return '';
  const mailed = forecast.mailed === null ? 'has none' : `has ${money.compact(forecast.mailed)}`;
  return `The month end is not that of the daily mail, which ${mailed}: forecast or costs are those of another run.`;
}

function barTitleOf({ total }: ExecutiveFigures): string {
  if (total.budgetCoversAll) return 'The month against the budget';
  if (total.budgetedOus === 1) return 'The one OU with a budget';
  return `The ${counted(total.budgetedOus, 'OU')} with a budget, together`;
}

function dayFigure({ total, reportDay, hours }: ExecutiveFigures, money: Money): ExecutiveFigure {
  const weekday = weekdayName(reportDay);
  const change = changeOf(money, total.cost, total.usual);
  return {
    label: weekday,
    value: fitting(money, total.cost),
    note: hours === undefined ? changeNote(change, weekday) : `${hoursWords(hours)}, not compared`,
  };
}

function changeNote(change: Change | null, weekday: string): string {
  return change === null
    ? `No earlier ${weekday} to compare`
    : `${sizeOf(change)} vs the usual ${weekday}`;
}

function sizeOf({ tone, amount, percent }: Change): string {
  if (tone === 'flat' || percent === '') return amount;
  return `${amount.charAt(0)}${nbsp}${percent}`;
}

function monthFigures(figures: ExecutiveFigures, money: Money): readonly ExecutiveFigure[] {
  const { total, ous, reportDay } = figures;
  const first = firstOfPeriod(reportDay);
  const days = `Day ${daysBetween(first, reportDay) + 1} of ${daysBetween(first, lastOfPeriod(reportDay)) + 1}`;
  const likely = likelyWords(total, money);
  const covered = `For ${total.budgetedOus} of ${ous.length} OUs`;
  return [
    { label: 'Month to date', value: fitting(money, total.monthToDate), note: days },
    {
      label: 'Projected month end',
      value: total.projected === null ? 'Unknown' : fitting(money, total.projected),
      note: likely === '' ? monthEndNote(figures) : `Likely ${likely.replace(/^likely /, '')}`,
    },
    {
      label: 'Budget',
      value: total.budget === null ? 'None set' : fitting(money, total.budget),
      note: total.budget === null || total.budgetCoversAll ? '' : covered,
    },
  ];
}

/** Why there is no range, in words that fit below a figure. */
function monthEndNote({ total, forecast }: ExecutiveFigures): string {
  if (total.projected !== null) return '';
  return forecast.state === 'missing' ? 'No forecast of this day' : 'Cannot be projected yet';
}

/** Four of these are next to each other. */
function fitting(money: Money, amount: number): string {
  const words = Math.abs(amount) < 1000 ? money.exact(amount) : money.withoutCents(amount);
  return words.length > 12 ? money.compact(amount) : words;
}
