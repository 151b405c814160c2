/**
 * The table of organizational units: first the units that need attention, as many as fit into the mail,
 * then one row with the sum of the others, and the total, so that the column adds up.
 */

import type { Figures, OuFigures } from '../../domain/figures/figures.ts';
import { type BudgetedMonth, budgetState, isMonthOver } from '../words/budget-state.ts';
import {
  type BudgetBar,
  budgetBar,
  type LightWords,
  lightWords,
  projectedOfBudget,
} from '../words/budget-words.ts';
import { shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { isSingleUnit, readerTerms } from '../words/reader-words.ts';
import { safeName } from '../words/safe-name.ts';
import { type UnitName, unitNames } from '../words/unit-name.ts';
import { noTrend, type UnitTrend, unitTrend } from './unit-trend.ts';

/** How much of the table one mail shows; the CSV contains all rows. */
export interface TableSize {
  readonly units: number;
  /** Number of rows, from the top, with a sparkline: each needs thirty table cells, 2 kB of HTML. */
  readonly trends: number;
  /** Number of teams, if there are allocation rules. */
  readonly teams: number;
}

export interface UnitRow extends UnitTrend {
  readonly name: string;
  /** False for our own text, such as 'Total'. */
  readonly isName: boolean;
  /** 'Root / Workloads', or empty. */
  readonly parents: string;
  readonly cost: string;
  /** True if the row needs no attention: on a phone it is one line. */
  readonly isCalm: boolean;
  /** Null if there is nothing to compare with. */
  readonly change: Change | null;
  /** Null for a row that sums many OUs of which not all have a budget. */
  readonly light: LightWords | null;
  /** '$448K of $400K', or '$71.20'. */
  readonly projected: string;
  readonly bar: BudgetBar | null;
}

export interface UnitRows {
  /** 'Fri 20 Nov'. */
  readonly day: string;
  /** What the table shows, and what the changes are compared with. */
  readonly caption: string;
  readonly rows: readonly UnitRow[];
  /** The sum of the units that are not shown, and the total. */
  readonly sums: readonly UnitRow[];
}

type Reference = (figures: Pick<OuFigures, 'usual' | 'dayBefore'>) => number | null;

/** The rows of the table; changes are compared with the usual weekday if the archive has enough days. */
export function unitRows(figures: Figures, money: Money, size: TableSize): UnitRows {
  const { ous, reportDay, total, audience } = figures;
  const reference: Reference = ({ usual, dayBefore }) => (total.usual === null ? dayBefore : usual);
  const scale = Math.max(...ous.slice(0, size.units).map(({ cost }) => Math.abs(cost)), 0);
  const write = rowWriter(money, reference, Math.max(scale, Math.abs(total.cost)));
  const nameOf = namesFor(figures);
  const rest = ous.slice(size.units);
  const totalRow = {
    ...write(total, total),
    ...totalBudget(figures, money),
    name: readerTerms(audience).totalRow,
    isName: false,
    isCalm: false,
    bar: null,
  };
  const restRow = rest.length === 0 ? [] : [restOf(rest, write)];
  return {
    day: shortDay(reportDay),
    caption: `Most urgent first.${comparedWith(figures)}`,
    rows: ous.slice(0, size.units).map((ou, at) => ({
      ...write(ou, ou),
      ...nameOf(ou.ou),
      ...(at < size.trends ? unitTrend(ou, money) : noTrend),
    })),
    sums: isSingleUnit(figures) ? [] : [...restRow, totalRow],
  };
}

/** A light only for what the row sums: a budget of some OUs is compared in the headline. */
function totalBudget(
  { total, ous }: Figures,
  money: Money,
): Pick<UnitRow, 'light' | 'projected' | 'likely'> {
  if (total.budget === null || total.budgetCoversAll) {
    const projected = projectedOfBudget(money, total);
    return { light: lightWords(total), projected, likely: '' };
  }
  const projected = projectedOfBudget(money, { ...total, budget: null });
  const likely = `budget for ${total.budgetedOus} of ${ous.length} OUs`;
  return { light: null, projected, likely };
}

/** An owner knows where their unit is, so parents begin below it. */
function namesFor({ ous, audience }: Figures): (path: string) => UnitName {
  const nameOf = unitNames(ous.map(({ ou }) => ou));
  const { scope } = audience;
  if (scope === '*') return nameOf;
  return (path) => {
    const { name } = nameOf(path);
    if (path === scope) return { name, parents: ous.length === 1 ? '' : 'accounts directly in it' };
    const parents = path
      .slice(scope.length + 1)
      .split('/')
      .slice(0, -1);
    return { name, parents: parents.length === 0 ? '' : safeName(parents.join(' / '), 48) };
  };
}

function comparedWith({ total, reportDay }: Figures): string {
  const isProjected = !isMonthOver(reportDay);
  if (total.usual === null && total.dayBefore === null) {
    return isProjected ? ' Month end is projected.' : '';
  }
  const against = total.usual === null ? 'the day before' : `the usual ${weekdayName(reportDay)}`;
  return ` Changes are vs ${against}${isProjected ? '; month end is projected' : ''}.`;
}

type WriteRow = (
  day: Pick<OuFigures, 'cost' | 'usual' | 'dayBefore'>,
  month: BudgetedMonth,
) => UnitRow;

function rowWriter(money: Money, reference: Reference, scale: number): WriteRow {
  return (day, month) => ({
    name: '',
    isName: true,
    isCalm: isCalm(month),
    parents: '',
    cost: money.rounded(day.cost, scale),
    change: changeOf(money, day.cost, reference(day), scale),
    light: lightWords(month),
    projected: projectedOfBudget(money, month),
    bar: budgetBar(month),
    ...noTrend,
  });
}

/** On track, or without a budget. */
function isCalm(month: BudgetedMonth): boolean {
  const state = budgetState(month);
  return state === 'on-track' || state === 'no-budget';
}

function restOf(rest: readonly OuFigures[], write: WriteRow): UnitRow {
  const sum = (pick: (ou: OuFigures) => number) => rest.reduce((all, ou) => all + pick(ou), 0);
  const known = (pick: (ou: OuFigures) => number | null) =>
    rest.some((ou) => pick(ou) === null) ? null : sum((ou) => pick(ou) ?? 0);
  const day = {
    cost: sum((ou) => ou.cost),
    usual: known((ou) => ou.usual),
    dayBefore: known((ou) => ou.dayBefore),
  };
  const projected = known((ou) => ou.projected);
  const month = { monthToDate: 0, projected, budget: null, light: 'grey' } as const;
  const name = `and ${rest.length} more in the CSV`;
  return { ...write(day, month), name, isName: false, isCalm: true, light: null };
}
