/**
 * Compares the allocation of a day with its breakdown: every OU, account and service must have the same cost,
 * and the day the same lines. Only a day that passes can be published.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { type TextColumn, textAt } from '../../domain/columns/text-column.ts';
import type { AllocationDay } from '../../domain/costs/allocation-day.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import type { CheckedDay } from '../day/check-day.ts';

declare const checked: unique symbol;

export interface CheckedAllocation extends AllocationDay {
  readonly [checked]: true;
  readonly currency: string;
}

/** Relative difference that rounding can explain: the parts of a cost are rounded each. */
const tolerance = 1e-6;
/** The same for sums of parts that cancel out, of their absolute costs. */
const roundingOfParts = 1e-12;

/** Throws an Error that names the day, what differs and by how much. */
export function checkAllocation(
  allocation: AllocationDay,
  breakdown: CheckedDay,
): CheckedAllocation {
  requireLines(allocation, breakdown);
  requireCosts(allocation, breakdown);
  return { ...allocation, currency: breakdown.currency } as CheckedAllocation;
}

function requireLines({ day, rows }: AllocationDay, { lineCount }: CheckedDay): void {
  const lines = sumOf(rows.lineCount);
  if (lines === lineCount) return;
  throw new Error(
    `${day}: the allocation has ${lines} lines of the bill, the breakdown ${lineCount}. ` +
      'The allocation of this day was not published.',
  );
}

function requireCosts({ day, rows, dailyCost }: AllocationDay, breakdown: CheckedDay): void {
  const rowOf = breakdownRows(rows, breakdown.rows);
  const costs = breakdown.rows.dailyCost;
  const sums = new Float64Array(costs.length);
  const sizes = new Float64Array(costs.length);
  for (let index = 0; index < dailyCost.length; index++) {
    const row = rowOf(index);
    if (row === undefined) throw unknownRow(day, rows, index);
    const cost = dailyCost[index] as number;
    sums[row] = (sums[row] as number) + cost;
    sizes[row] = (sizes[row] as number) + Math.abs(cost);
  }
  const wrong = costs.findIndex((cost, row) => {
    const allowed = Math.max(
      tolerance * Math.abs(cost),
      roundingOfParts * (sizes[row] as number),
      tolerance * tolerance,
    );
    // Written so that NaN fails too.
    return !(Math.abs((sums[row] as number) - cost) <= allowed);
  });
  if (wrong >= 0) throw differentCost(day, breakdown.rows, wrong, sums[wrong] as number);
}

type Keyed = Pick<DayRows, 'ou' | 'linkedAccount' | 'service'>;

/** The row of the breakdown to which a row of the allocation belongs; undefined if there is none. */
function breakdownRows(rows: Keyed, breakdown: Keyed): (index: number) => number | undefined {
  const columns = ['ou', 'linkedAccount', 'service'] as const;
  const sizes = columns.map((name) => breakdown[name].texts.length);
  const keyOf = (codes: readonly number[]) =>
    codes.reduce((key, code, place) => key * (sizes[place] as number) + code, 0);
  const known = new Map<number, number>();
  for (let row = 0; row < breakdown.ou.codes.length; row++) {
    known.set(keyOf(columns.map((name) => breakdown[name].codes[row] as number)), row);
  }
  const translated = columns.map((name) => codesIn(breakdown[name], rows[name]));
  return (index) => {
    const codes = translated.map((column) => column[index] as number);
    return codes.includes(-1) ? undefined : known.get(keyOf(codes));
  };
}

/** The codes that a column's texts have in another column; -1 for texts that it does not have. */
function codesIn(other: TextColumn, { codes, texts }: TextColumn): Int32Array {
  const known = new Map(other.texts.map((text, code) => [text, code]));
  const translated = texts.map((text) => known.get(text) ?? -1);
  return codes.map((code) => translated[code] as number);
}

function unknownRow(day: string, rows: Keyed, index: number): Error {
  return new Error(
    `${day}: the allocation has a cost of ${words(rows, index)} that the breakdown does not have. ` +
      'The allocation of this day was not published.',
  );
}

function differentCost(day: string, rows: DayRows, row: number, sum: number): Error {
  return new Error(
    `${day} does not reconcile: ${words(rows, row)} cost ${rows.dailyCost[row]} in the breakdown and ` +
      `${sum} in the allocation. The allocation of this day was not published.`,
  );
}

function words({ ou, linkedAccount, service }: Keyed, row: number): string {
  return (
    `account ${textAt(linkedAccount, row)}, service '${textAt(service, row)}', ` +
    `OU '${textAt(ou, row)}'`
  );
}
