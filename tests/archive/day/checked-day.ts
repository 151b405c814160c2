/** Days as the breakdown gives them, and checked, for the tests of the archive. */
import { readFileSync } from 'node:fs';
import { type CheckedDay, checkDay } from '../../../src/archive/day/check-day.ts';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { textAt, textColumn } from '../../../src/domain/columns/text-column.ts';
import type { BreakdownDay } from '../../../src/domain/costs/breakdown.ts';

/** OU, service, linked account, cost. */
export type Row = readonly [ou: string, service: string, account: string, cost: number];

export const someRows: readonly Row[] = [
  ['Root/Prod', 'Amazon EC2', '000000000001', 12.5],
  ['Root/Prod', 'Amazon S3', '000000000001', 0.1],
  ['Unassigned', 'Tax', '000000000002', -3],
];

/** A day that reconciles, unless `change` makes it not. */
export function breakdownDay(
  rows: readonly Row[] = someRows,
  change: Partial<BreakdownDay> = {},
): BreakdownDay {
  const day = parseBillingDay('2026-11-20');
  const costs = rows.map(([, , , cost]) => cost);
  return {
    day,
    rows: {
      billingDate: change.day ?? day,
      ou: textColumn(rows.map(([ou]) => ou)),
      service: textColumn(rows.map(([, service]) => service)),
      linkedAccount: textColumn(rows.map(([, , account]) => account)),
      dailyCost: Float64Array.from(costs),
    },
    sourceCost: sumOf(costs),
    sourceRows: rows.length,
    lineCount: rows.length,
    absoluteCost: sumOf(costs.map(Math.abs)),
    uninvoicedCost: 0,
    invoicing: new Map(),
    latestUsageAt: null,
    hoursPresent: null,
    currencies: ['USD', 'USD'],
    accountNames: new Map(),
    accountCosts: accountCostsOf(rows),
    serviceNames: new Map(),
    scan: { payers: [], unpricedTypes: [], foreignPeriod: null, leftOut: [] },
    period: { lineCount: 0, absoluteCost: 0 },
    unassigned: new Map(),
    ...change,
  };
}

function accountCostsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const [, , account, cost] of rows) {
    costs.set(account, (costs.get(account) ?? 0) + Math.abs(cost));
  }
  return costs;
}

export function checkedDay(rows?: readonly Row[], change?: Partial<BreakdownDay>): CheckedDay {
  return checkDay(breakdownDay(rows, change), 'unblended');
}

/** Columns that readers must give back, built from rows. */
export function rowsOf({ rows }: Pick<BreakdownDay, 'rows'>): Row[] {
  return Array.from(rows.dailyCost, (cost, row) => [
    textAt(rows.ou, row) ?? '',
    textAt(rows.service, row) ?? '',
    textAt(rows.linkedAccount, row) ?? '',
    cost,
  ]);
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
