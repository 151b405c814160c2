/**
 * The month in three figures. For a past month: its cost, its budget and what is left. For a week within
 * the month: cost to date, projected end and budget.
 */

import type {
  BudgetState,
  PeriodFigures,
  PeriodTotal,
} from '../../domain/figures/period-figures.ts';
import { type BudgetBar, budgetBar } from '../words/budget-words.ts';
import { dayAndMonth, monthName } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import type { MonthFigure } from '../words/month-figures.ts';
import { summaryLight } from './summary-lights.ts';
import { daysInArchive } from './summary-words.ts';

/** One figure of the month. */
export type SummaryMonthFigure = MonthFigure;

const plain = { note: '', light: null, part: null } as const;

/** Empty for a week without a projection, and for a month without a budget. */
export function summaryMonthFigures(figures: PeriodFigures, money: Money): SummaryMonthFigure[] {
  const { month, againstBudget, budget } = statesOf(figures.total);
  if (month === null || againstBudget === null) return [];
  if (figures.period.kind === 'week') return weekFigures(figures, month, againstBudget, money);
  if (budget === null) return [];
  const cost = againstBudget.monthToDate;
  const rest = budget - cost;
  const bar = budgetBar(againstBudget);
  return [
    {
      ...plain,
      label: figures.total.budgetCoversAll ? 'Cost' : 'Cost with a budget',
      value: fitting(money, cost),
      light: summaryLight(againstBudget, 'month'),
      part: partWith(bar, 'spent'),
    },
    { ...plain, label: 'Budget', value: fitting(money, budget), note: coverage(figures) },
    {
      ...plain,
      label: rest < 0 ? 'Over budget' : 'Left of budget',
      value: fitting(money, Math.abs(rest)),
      note: rest < 0 ? '' : daysInArchive(figures),
    },
  ];
}

/** The light is beside the figure that it is about: the budget, if that covers only some of the OUs. */
function weekFigures(
  figures: PeriodFigures,
  month: BudgetState,
  againstBudget: BudgetState,
  money: Money,
): SummaryMonthFigure[] {
  const { budget } = againstBudget;
  const coversAll = figures.total.budgetCoversAll;
  const bar = coversAll ? budgetBar(againstBudget) : null;
  const light = budget === null ? null : summaryLight(againstBudget, 'week');
  const { projectedOn } = figures;
  return [
    {
      ...plain,
      label: projectedOn === null ? 'Month to date' : `${monthName(projectedOn)} to date`,
      value: fitting(money, month.monthToDate),
      note: projectedOn === null ? '' : `until ${dayAndMonth(projectedOn)}`,
      part: partWith(bar, 'spent'),
    },
    {
      ...plain,
      label: 'Projected month end',
      value: month.projected === null ? 'Unknown' : fitting(money, month.projected),
      light: coversAll ? light : null,
      part: partWith(bar, 'expected'),
    },
    {
      ...plain,
      label: 'Budget',
      value: budget === null ? 'None set' : fitting(money, budget),
      note: budget === null ? '' : coverage(figures),
      light: coversAll ? null : light,
    },
  ];
}

function statesOf({ month, againstBudget }: PeriodTotal) {
  return { month, againstBudget, budget: againstBudget?.budget ?? null };
}

function partWith(bar: BudgetBar | null, part: 'spent' | 'expected') {
  return bar === null ? null : part;
}

function coverage({ total, units }: PeriodFigures): string {
  if (total.budgetCoversAll) return '';
  return `for ${total.budgetedOus} of ${units.length} OUs`;
}

/** Three of these are next to each other on a phone. */
function fitting(money: Money, amount: number): string {
  const words = Math.abs(amount) < 1000 ? money.exact(amount) : money.withoutCents(amount);
  return words.length > 12 ? money.compact(amount) : words;
}
