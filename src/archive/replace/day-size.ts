/**
 * The size of a version of a day, to compare two versions: the number of lines if it is known, else
 * the number of archived rows.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import type { CheckedDay } from '../day/check-day.ts';
import type { ArchivedVersion } from '../state/period-state.ts';

export interface DaySize {
  /** The unit of `count`. */
  readonly unit: 'lines' | 'rows';
  readonly count: number;
  /** Absolute cost of the lines or rows; null when its cost metric differs from the bill's. */
  readonly absoluteCost: number | null;
  /** Account id → absolute cost; small accounts may be missing. */
  readonly accounts: ReadonlyMap<string, number>;
}

/** Smaller accounts are not stored, because some days without their cost are normal. */
export const minAccountShare = 0.01;

export function sizeOfArchived({ lines, absoluteCost, accounts }: ArchivedVersion): DaySize {
  return { unit: 'lines', count: lines, absoluteCost, accounts: new Map(Object.entries(accounts)) };
}

export function sizeOfRows({ linkedAccount, dailyCost }: DayRows): DaySize {
  const { codes, texts } = linkedAccount;
  const costs = new Float64Array(texts.length);
  for (let row = 0; row < codes.length; row++) {
    const account = codes[row] as number;
    costs[account] = (costs[account] as number) + Math.abs(dailyCost[row] as number);
  }
  const accounts = new Map(texts.map((account, code) => [account, costs[code] as number]));
  const absoluteCost = sumOf(dailyCost.map(Math.abs));
  return { unit: 'rows', count: dailyCost.length, absoluteCost, accounts };
}

/** The size of the bill's version, in the unit of the archived one. */
export function sizeOfDay(day: CheckedDay, unit: DaySize['unit']): DaySize {
  if (unit === 'rows') return sizeOfRows(day.rows);
  const { lineCount: count, absoluteCost, accountCosts: accounts } = day;
  return { unit, count, absoluteCost, accounts };
}

/** The accounts of a day to store: those with at least `minAccountShare` of its absolute cost. */
export function largeAccounts({ absoluteCost, accountCosts }: CheckedDay): Record<string, number> {
  const large = [...accountCosts].filter(([, cost]) => cost >= minAccountShare * absoluteCost);
  return Object.fromEntries(large.filter(([, cost]) => cost > 0));
}
