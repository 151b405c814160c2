/**
 * The executives' page as text: where the month is heading, four figures, and the day compared with the
 * usual cost. The page and both versions of the mail use these texts.
 */
import { daysBetween, firstOfPeriod, lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import { isOver } from '../words/budget-state.ts';
import { type BudgetBar, budgetBar, type LightWords, lightWords } from '../words/budget-words.ts';
import {
  capitalised,
  counted,
  countWord,
  fullDay,
  monthName,
  nbsp,
  weekdayAndDay,
  weekdayName,
} from '../words/date-and-number-words.ts';
import { type Change, changeOf, type Money, moneyIn } from '../words/money-words.ts';
import { likelyWords } from '../words/projection-words.ts';

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
  /** 'One of seven units with a budget is heading above it.'; empty without budgets. */
  readonly units: string;
  readonly light: LightWords;
  readonly bar: BudgetBar | null;
  /** The day, the month to date, its projected end, the budget. */
  readonly figures: readonly ExecutiveFigure[];
}

export function executiveView(figures: ExecutiveFigures): ExecutiveView {
  const money = moneyIn(figures.currency);
  const against = budgetedTotal(figures.total, figures.ous);
  return {
    day: fullDay(figures.reportDay),
    notice: noticeOf(figures),
    budgetAnswer: verdictOf(figures, money),
    units: unitsOf(figures),
    light: lightWords(against),
    bar: budgetBar(against),
    figures: [dayFigure(figures, money), ...monthFigures(figures, money)],
  };
}

function noticeOf({ requestedDay, reportDay }: ExecutiveFigures): string {
  if (requestedDay === reportDay) return '';
  const day = weekdayAndDay(requestedDay);
  return `AWS has not delivered all costs of ${day} yet; this is ${weekdayAndDay(reportDay)}.`;
}

function verdictOf({ total, ous, reportDay }: ExecutiveFigures, money: Money): string {
  const month = monthName(reportDay);
  const { projected, budget } = budgetedTotal(total, ous);
  const heading = `${month} is heading for ${money.compact(total.projected)}`;
  if (budget === null) return `${heading}; no budget is set.`;
  const difference = money.compact(Math.abs(budget - projected));
  const side = projected > budget ? 'above' : 'below';
  if (total.budgetCoversAll) return `${heading}, ${difference} ${side} the budget.`;
  const some =
    total.budgetedOus === 1 ? 'the one unit' : `the ${countWord(total.budgetedOus)} units`;
  return `${heading}; ${some} with a budget will end ${difference} ${side} theirs.`;
}

function unitsOf({ ous }: ExecutiveFigures): string {
  const budgeted = ous.filter(({ budget }) => budget !== null);
  if (budgeted.length < 2) return '';
  const over = budgeted.filter(isOver).length;
  const count = over === 0 ? 'None' : capitalised(countWord(over));
  const units = counted(budgeted.length, 'unit');
  return `${count} of ${units} with a budget ${over === 1 ? 'is' : 'are'} heading above it.`;
}

function dayFigure({ total, reportDay }: ExecutiveFigures, money: Money): ExecutiveFigure {
  const weekday = weekdayName(reportDay);
  const change = changeOf(money, total.cost, total.usual);
  return {
    label: weekday,
    value: fitting(money, total.cost),
    note:
      change === null
        ? `No earlier ${weekday} to compare`
        : `${sizeOf(change)} on the usual ${weekday}`,
  };
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
  const covered = `For ${total.budgetedOus} of ${ous.length} units`;
  return [
    { label: 'Month to date', value: fitting(money, total.monthToDate), note: days },
    {
      label: 'Projected month end',
      value: fitting(money, total.projected),
      note: likely === '' ? 'By weekday averages' : `Likely ${likely.replace(/^likely /, '')}`,
    },
    {
      label: 'Budget',
      value: total.budget === null ? 'None set' : fitting(money, total.budget),
      note: total.budget === null || total.budgetCoversAll ? '' : covered,
    },
  ];
}

/** Four of these are next to each other. */
function fitting(money: Money, amount: number): string {
  const words = Math.abs(amount) < 1000 ? money.exact(amount) : money.withoutCents(amount);
  return words.length > 12 ? money.compact(amount) : words;
}
