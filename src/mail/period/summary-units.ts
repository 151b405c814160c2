/**
 * The table of units in a summary: first the units that need attention, at most thirty rows, then one row
 * with the sum of the others, and the total, so that the column adds up.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { PeriodCost, PeriodFigures, PeriodUnit } from '../../domain/figures/period-figures.ts';
import {
  type BudgetBar,
  budgetBar,
  type LightWords,
  projectedOfBudget,
} from '../words/budget-words.ts';
import { capitalised, dayAndMonth, wholePercent } from '../words/date-and-number-words.ts';
import type { Change, Money } from '../words/money-words.ts';
import { unitNames } from '../words/unit-name.ts';
import { type DayBar, dayBars } from './summary-bars.ts';
import { summaryLight } from './summary-lights.ts';
import { periodChange, periodName, versus } from './summary-words.ts';

/** With the days of a week in each row, thirty rows keep the HTML below Gmail's 102 kB. */
const maxUnitsShown = 30;
const tallestBar = 14;

export interface SummaryUnitRow {
  readonly name: string;
  /** False for our own text, such as 'Total'. */
  readonly isName: boolean;
  readonly parents: string;
  readonly cost: string;
  readonly change: Change | null;
  readonly light: LightWords | null;
  /**
   * '$448K of $400K'; if no budget is compared, the unit's cost in the previous period; without that, its
   * share of the total.
   */
  readonly beside: string;
  readonly bar: BudgetBar | null;
  /** The days of a week; null for a month, which shows its budget's bar instead. */
  readonly days: readonly DayBar[] | null;
}

export interface SummaryUnits {
  /** 'Week 47', 'November'. */
  readonly period: string;
  /** 'Month end', 'Budget', 'Week 46', 'Of the total'. */
  readonly besideLabel: string;
  readonly caption: string;
  readonly rows: readonly SummaryUnitRow[];
  readonly sums: readonly SummaryUnitRow[];
}

/** The rows of the table. */
export function summaryUnits(figures: PeriodFigures, money: Money): SummaryUnits {
  const { units, total, period } = figures;
  const nameOf = unitNames(units.map(({ ou }) => ou));
  const rest = units.slice(maxUnitsShown);
  const write = rowWriter(figures, money);
  const sum = {
    ...write({ ...total, month: total.againstBudget }),
    ...totalBudget(figures, money),
  };
  const restRow = rest.length === 0 ? [] : [write(sumOfUnits(rest, figures))];
  return {
    period: capitalised(periodName(period)),
    besideLabel: besideLabel(figures),
    caption: captionOf(figures),
    rows: units.slice(0, maxUnitsShown).map((unit) => ({
      ...write(unit),
      ...nameOf(unit.ou),
      isName: true,
      days: period.kind === 'week' ? dayBars(unit.dailyCosts, tallestBar) : null,
    })),
    sums: [
      ...restRow.map((row) => ({
        ...row,
        name: `and ${rest.length} more in the CSV`,
        light: null,
      })),
      { ...sum, bar: null, name: 'Total' },
    ],
  };
}

/** As in the daily mail: a light only for all that the row sums. A budget of some OUs is in the headline. */
function totalBudget(
  { total, period }: PeriodFigures,
  money: Money,
): Partial<Pick<SummaryUnitRow, 'light' | 'beside'>> {
  const { month, againstBudget, budgetCoversAll } = total;
  if (month === null || againstBudget?.budget == null || budgetCoversAll) return {};
  const beside =
    period.kind === 'week'
      ? projectedOfBudget(money, { projected: month.projected, budget: null })
      : '';
  return { light: null, beside };
}

type Written = Pick<PeriodUnit, 'cost' | 'before' | 'comparison' | 'month'>;

function rowWriter({ units, total, period }: PeriodFigures, money: Money) {
  const shown = units.slice(0, maxUnitsShown).map(({ cost }) => Math.abs(cost));
  const scale = Math.max(Math.abs(total.cost), ...shown, 0);
  const largest = [total, ...units].map(({ comparison }) => Math.abs(comparison?.cost ?? 0));
  const changeScale = Math.max(...largest.slice(0, maxUnitsShown + 1));
  const hasBudgets = total.month !== null;
  return ({ cost, before, comparison, month }: Written): SummaryUnitRow => {
    const compared = month !== null && (period.kind === 'week' || month.budget !== null);
    const part = total.cost > 0 && cost >= 0 ? wholePercent(cost / total.cost) : '';
    const instead = before === null ? part : money.rounded(before, scale);
    return {
      name: '',
      isName: false,
      parents: '',
      cost: money.rounded(cost, scale),
      change: periodChange(money, comparison, changeScale),
      light: hasBudgets && month !== null ? summaryLight(month, period.kind) : null,
      beside: compared ? projectedOfBudget(money, month) : hasBudgets ? '' : instead,
      bar: month === null ? null : budgetBar(month),
      days: null,
    };
  };
}

function sumOfUnits(rest: readonly PeriodUnit[], { basis }: PeriodFigures): Written {
  const sum = (pick: (unit: PeriodUnit) => number) => rest.reduce((all, one) => all + pick(one), 0);
  const known = basis.by !== 'nothing';
  const pair = (pick: 'cost' | 'reference' | 'change') =>
    sum((unit) => unit.comparison?.[pick] ?? 0);
  const costs: PeriodCost = {
    cost: sum(({ cost }) => cost),
    before: known ? sum(({ before }) => before ?? 0) : null,
    comparison: known
      ? { cost: pair('cost'), reference: pair('reference'), change: pair('change') }
      : null,
  };
  const ends = rest.flatMap(({ month }) => month?.projected ?? []);
  const projected = ends.length < rest.length ? null : sumOf(ends);
  const isProjected = rest.some(({ month }) => month !== null);
  const month = { monthToDate: 0, projected, budget: null, light: 'grey' } as const;
  return { ...costs, month: isProjected ? month : null };
}

function besideLabel({ total, period, before }: PeriodFigures): string {
  if (total.month === null) {
    return total.before === null ? 'Of the total' : capitalised(periodName(before));
  }
  return period.kind === 'week' ? 'Month end' : 'Budget';
}

function captionOf({ basis, before, projectedOn, total }: PeriodFigures): string {
  const changes = basis.by === 'nothing' ? '' : ` Changes are ${versus(basis, before)}.`;
  const isProjected = projectedOn !== null && total.month !== null;
  const end = isProjected ? ` Month end is projected as of ${dayAndMonth(projectedOn)}.` : '';
  const order = total.againstBudget?.budget == null ? 'Largest first.' : 'Most urgent first.';
  return `${order}${changes}${end}`;
}
