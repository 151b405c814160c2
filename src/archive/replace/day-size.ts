/**
 * How large a version of a day is, so that two can be compared: its lines where they are known, else
 * the rows of the archive.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import type { CheckedDay } from '../day/check-day.ts';
import type { ArchivedVersion } from '../state/period-state.ts';

export interface DaySize {
  /** What `count` counts. */
  readonly unit: 'lines' | 'rows';
  readonly count: number;
  /** Of the lines, or of the rows' sums; null where it is in another cost metric than the bill's. */
  readonly absoluteCost: number | null;
  /** Account id → absolute cost; small accounts may be absent. */
  readonly accounts: ReadonlyMap<string, number>;
}

/** Smaller accounts are not kept: one that disappears looks like one that had a quiet day. */
export const minAccountShare = 0.01;

export function sizeOfArchived({ lines, absoluteCost, accounts }: ArchivedVersion): DaySize {
  return { unit: 'lines', count: lines, absoluteCost, accounts: new Map(Object.entries(accounts)) };
}

export function sizeOfRows({ linkedAccount, dailyCost }: DayRows): DaySize {
  const accounts = new Map<string, number>();
  for (const [row, account] of linkedAccount.entries()) {
    accounts.set(account, (accounts.get(account) ?? 0) + Math.abs(dailyCost[row] ?? 0));
  }
  const absoluteCost = sumOf(dailyCost.map(Math.abs));
  return { unit: 'rows', count: dailyCost.length, absoluteCost, accounts };
}

/** The bill's version, in the unit of the archived one. */
export function sizeOfDay(day: CheckedDay, unit: DaySize['unit']): DaySize {
  if (unit === 'rows') return sizeOfRows(day.rows);
  const { lineCount: count, absoluteCost, accountCosts: accounts } = day;
  return { unit, count, absoluteCost, accounts };
}

/** The accounts worth remembering of a day. */
export function largeAccounts({ absoluteCost, accountCosts }: CheckedDay): Record<string, number> {
  const large = [...accountCosts].filter(([, cost]) => cost >= minAccountShare * absoluteCost);
  return Object.fromEntries(large.filter(([, cost]) => cost > 0));
}
