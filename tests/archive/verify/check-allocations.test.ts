/** The check that the archived allocation has the costs of the breakdown, over both tables in DuckDB. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allocationDifferences,
  checkAllocations,
} from '../../../src/archive/verify/check-allocations.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import type { Platform } from '../../../src/ports/platform.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';
import { lookupTables } from '../../allocation/compile/lookup-tables.ts';
import { type AllocationRow, allocationRelation } from '../../support/allocation-rows.ts';

const day = parseBillingDay('2026-11-20');
const before = parseBillingDay('2026-11-18');
const ou = 'Root/Shop';

/** Costs of service and day in the breakdown, in account 012345678901. */
type Archived = readonly (readonly [day: string, service: string, cost: string])[];

const rows: readonly AllocationRow[] = [
  { day: before, target: 'unallocated', unblended: 7, amortized: null, service: 'S3' },
  { day, target: 'team/retail', unblended: 0.1, amortized: 5, service: 'EC2' },
  { day, target: 'pool/tax', unblended: 0.2, amortized: 6, service: 'EC2' },
  { day, target: 'unallocated', unblended: -1, amortized: 0, service: 'S3' },
];
const unblended: Archived = [
  [before, 'S3', '7'],
  [day, 'EC2', '0.3'],
  [day, 'S3', '-1'],
];

describe('the check of the allocation', () => {
  let engine: DuckDbEngine;
  beforeAll(async () => {
    engine = await DuckDbEngine.open();
  });
  afterAll(() => engine.close());

  async function archive(costs: Archived): Promise<Pick<Platform, 'engine' | 'tables'>> {
    const values = costs.map(([date, service, cost]) => {
      const [year, month, dayOfMonth] = date.split('-').map(Number);
      return `(date '${date}', '${ou}', '${service}', '012345678901', ${cost}, ${year}, ${month}, ${dayOfMonth})`;
    });
    await engine.run(`create or replace table ou_breakdown (BillingDate date, OU varchar,
      Service varchar, LinkedAccount varchar, DailyCost double, year int, month int, day int);
      insert into ou_breakdown values ${values.join(', ')};`);
    const tables: Platform['tables'] = {
      costLines: sqlIdentifier('cost_lines'),
      accounts: sqlIdentifier('accounts'),
      archive: () => sqlIdentifier('ou_breakdown'),
      allocation: () => allocationRelation(rows),
      lookups: () => lookupTables,
    };
    return { engine, tables };
  }

  test('finds nothing where the parts of each service sum to its cost', async () => {
    const platform = await archive(unblended);
    expect(await allocationDifferences(platform, [before, day], 'unblended')).toEqual([]);
    await checkAllocations(platform, [before, day], 'unblended');
  });

  test('compares the column of the metric', async () => {
    const platform = await archive([
      [day, 'EC2', '11'],
      [day, 'S3', '0'],
    ]);
    expect(await allocationDifferences(platform, [day], 'amortized')).toEqual([]);
    const [found] = await allocationDifferences(platform, [day], 'unblended');
    expect(found?.says).toContain("service 'EC2', OU 'Root/Shop' cost 11 in the breakdown");
    expect(found?.says).toContain(', and 1 others differ');
  });

  test.each<[string, Archived]>([
    ['another cost', unblended.with(1, [day, 'EC2', '0.31'])],
    ['a service that the allocation lacks', [...unblended, [day, 'Tax', '0.01']]],
    ['a service that only the allocation has', unblended.slice(0, 2)],
    ['a cost that is not a number', unblended.with(1, [day, 'EC2', `'nan'::double`])],
    ['an infinite cost', unblended.with(1, [day, 'EC2', `'inf'::double`])],
  ])('finds %s', async (_, costs) => {
    const platform = await archive(costs);
    const found = await allocationDifferences(platform, [before, day], 'unblended');
    expect(found.map((one) => one.day)).toEqual([day]);
    await expect(checkAllocations(platform, [before, day], 'unblended')).rejects.toThrow(
      `The archived allocation of ${day} differs from the breakdown: account 012345678901`,
    );
  });

  test('reports only the days that it was asked for, and reads nothing without days', async () => {
    const platform = await archive(unblended.with(1, [day, 'EC2', '0.31']));
    await checkAllocations(platform, [before], 'unblended');
    await checkAllocations({} as typeof platform, [], 'unblended');
    expect(await allocationDifferences({} as typeof platform, [], 'unblended')).toEqual([]);
  });
});
