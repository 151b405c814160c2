/**
 * The table of organizational units: what needs attention first, at most forty rows, the others as
 * one row with their sum, and the total, so that the column adds up.
 */
import type { Figures, OuFigures } from '../domain/figures.ts';
import {
  type AgainstBudget,
  type BudgetBar,
  budgetBar,
  budgetedTotal,
  type LightWords,
  lightWords,
  projectedOfBudget,
} from './budget-words.ts';
import { type Change, changeOf, type Money } from './money-words.ts';
import { unitNames } from './unit-name.ts';
import { shortDay, weekdayName } from './words.ts';

/** What one mail shows; the CSV holds the rest. Forty rows keep the HTML below Gmail's 102 kB. */
export const unitsShown = 40;

export interface UnitRow {
  readonly name: string;
  /** False for our own words, such as 'Total'. */
  readonly isName: boolean;
  /** 'Root / Workloads', or empty. */
  readonly parents: string;
  readonly cost: string;
  /** Null where there is nothing to compare with. */
  readonly change: Change | null;
  /** Null for a row that stands for many units. */
  readonly light: LightWords | null;
  /** '$448K of $400K', or '$71.20'. */
  readonly projected: string;
  readonly bar: BudgetBar | null;
}

export interface UnitRows {
  /** 'Fri 20 Nov'. */
  readonly day: string;
  /** What the reader sees, and what the changes compare with. */
  readonly caption: string;
  readonly rows: readonly UnitRow[];
  /** Units beyond those shown, and the total. */
  readonly sums: readonly UnitRow[];
}

type Reference = (figures: Pick<OuFigures, 'usual' | 'dayBefore'>) => number | null;

/** The rows of the table; changes compare with the usual weekday where the archive has any. */
export function unitRows(figures: Figures, money: Money): UnitRows {
  const { ous, reportDay, total } = figures;
  const reference: Reference = ({ usual, dayBefore }) => (total.usual === null ? dayBefore : usual);
  const scale = Math.max(...ous.slice(0, unitsShown).map(({ cost }) => Math.abs(cost)), 0);
  const write = rowWriter(money, reference, Math.max(scale, Math.abs(total.cost)));
  const nameOf = unitNames(ous.map(({ ou }) => ou));
  const rest = ous.slice(unitsShown);
  const totalRow = { ...write(total, budgetedTotal(total, ous)), name: 'Total', isName: false };
  const restRow = rest.length === 0 ? [] : [restOf(rest, write)];
  return {
    day: shortDay(reportDay),
    caption: `Most urgent first. ${comparedWith(figures)}`,
    rows: ous.slice(0, unitsShown).map((ou) => ({ ...write(ou, ou), ...nameOf(ou.ou) })),
    sums: [...restRow, { ...totalRow, bar: null, projected: money.compact(total.projected) }],
  };
}

function comparedWith({ total, reportDay }: Figures): string {
  if (total.usual === null && total.dayBefore === null) return 'Month end is projected.';
  const against = total.usual === null ? 'the day before' : `the usual ${weekdayName(reportDay)}`;
  return `Changes are against ${against}; month end is projected.`;
}

type WriteRow = (
  day: Pick<OuFigures, 'cost' | 'usual' | 'dayBefore'>,
  month: AgainstBudget,
) => UnitRow;

function rowWriter(money: Money, reference: Reference, scale: number): WriteRow {
  return (day, month) => ({
    name: '',
    isName: true,
    parents: '',
    cost: money.rounded(day.cost, scale),
    change: changeOf(money, day.cost, reference(day), scale),
    light: lightWords(month),
    projected: projectedOfBudget(money, month),
    bar: budgetBar(month),
  });
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
  const projected = sum((ou) => ou.projected);
  const month = { monthToDate: 0, projected, budget: null, light: 'grey' } as const;
  const name = `and ${rest.length} more in the CSV`;
  return { ...write(day, month), name, isName: false, light: null };
}
