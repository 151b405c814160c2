/**
 * The units on the executives' page: first the units that need attention, as many as fit on the page, then
 * one row with the sum of the others, and the total, so that every column adds up.
 */

import type { ExecutiveFigures, ExecutiveOu } from '../../domain/figures/executive-figures.ts';
import { type LightWords, lightWords } from '../words/budget-words.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';
import { unitNames } from '../words/unit-name.ts';

export interface ExecutiveUnit {
  readonly name: string;
  /** 'Root / Workloads', or empty. From the bill like a unit's name: cleaned but not escaped. */
  readonly parents: string;
  readonly kind: 'unit' | 'rest' | 'total';
  readonly cost: string;
  /** Change from the usual weekday; null if that is not known. */
  readonly change: Change | null;
  readonly monthToDate: string;
  readonly projected: string;
  /** '—' without a budget. */
  readonly budget: string;
  /** Null for a row that sums OUs of which not all have a budget: see `states`. */
  readonly light: LightWords | null;
  /** Without a light: '2 on track, 1 no budget', the lights of the units in that row; else empty. */
  readonly states: string;
}

/** The longest name that fits on one line of the page, so that all rows have the same height. */
export const maxNameLength = 30;
const maxParentsLength = 44;

function clipped(parents: string): string {
  return parents === '' ? '' : safeName(parents, maxParentsLength);
}

interface Amounts extends Pick<ExecutiveOu, 'cost' | 'usual' | 'monthToDate' | 'budget'> {
  readonly projected: number | null;
}

/** At most `most` rows, including the total and the row of the other units. */
export function executiveUnits(
  { ous, total }: ExecutiveFigures,
  money: Money,
  most: number,
): readonly ExecutiveUnit[] {
  const fits = ous.length + 1 <= most;
  const shown = fits ? ous : ous.slice(0, most - 2);
  const rest = ous.slice(shown.length);
  const nameOf = unitNames(ous.map(({ ou }) => ou));
  const write = rowWriter(money);
  return [
    ...shown.map((ou): ExecutiveUnit => {
      const { name, parents } = nameOf(ou.ou);
      const title = { name: safeName(name, maxNameLength), parents: clipped(parents) };
      return { ...write(ou), ...title, kind: 'unit', light: lightWords(ou) };
    }),
    ...(rest.length === 0 ? [] : [restOf(rest, write)]),
    totalOf({ total, ous }, write),
  ];
}

type WriteRow = (amounts: Amounts) => Omit<ExecutiveUnit, 'kind'>;

function rowWriter(money: Money): WriteRow {
  return ({ cost, usual, monthToDate, projected, budget }) => ({
    name: '',
    parents: '',
    cost: money.rounded(cost),
    change: changeOf(money, cost, usual),
    monthToDate: money.compact(monthToDate),
    projected: projected === null ? 'unknown' : money.compact(projected),
    budget: budget === null ? '—' : money.compact(budget),
    light: null,
    states: '',
  });
}

/** As in the mails: a light only for all that the row sums, else which OUs the budget is of. */
function totalOf(
  { total, ous }: Pick<ExecutiveFigures, 'total' | 'ous'>,
  write: WriteRow,
): ExecutiveUnit {
  const row = { ...write(total), name: 'Total', kind: 'total' } as const;
  if (total.budget === null || total.budgetCoversAll) return { ...row, light: lightWords(total) };
  return { ...row, states: `budget of ${total.budgetedOus} of ${ous.length} OUs` };
}

function restOf(rest: readonly ExecutiveOu[], write: WriteRow): ExecutiveUnit {
  const sum = (pick: (ou: ExecutiveOu) => number) => rest.reduce((all, ou) => all + pick(ou), 0);
  const budgeted = rest.filter(({ budget }) => budget !== null);
  const amounts = {
    cost: sum((ou) => ou.cost),
    usual: rest.some(({ usual }) => usual === null) ? null : sum((ou) => ou.usual ?? 0),
    monthToDate: sum((ou) => ou.monthToDate),
    projected: rest.some(({ projected }) => projected === null)
      ? null
      : sum((ou) => ou.projected ?? 0),
    budget: budgeted.length < rest.length ? null : sum((ou) => ou.budget ?? 0),
  };
  const name = `${rest.length} other OUs`;
  return { ...write(amounts), name, kind: 'rest', states: statesOf(rest) };
}

/** The words of the units' lights without their shares, most urgent first: '1 close, 2 on track'. */
function statesOf(rest: readonly ExecutiveOu[]): string {
  const counts = new Map<string, number>();
  for (const ou of rest) {
    const word = lightWords(ou).word.split(`${nbsp}·`)[0]?.toLowerCase() ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count}${nbsp}${word}`).join(', ');
}
