/** The statement of the teams' figures on DuckDB: its rows, its sums, and the partitions it reads. */
import { expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { collect } from '../../src/queries/collect.ts';
import { teamCostsStatement } from '../../src/queries/team-statements.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { type AllocationRow, allocationRelation } from '../support/allocation-rows.ts';
import { withDuckDb } from '../support/with-duckdb.ts';

const day = parseBillingDay('2026-11-02');
const before = addDays(day, -2);

it('reads only the partitions of its days', () => {
  const tables = { allocation: () => sqlIdentifier('cost_allocation') };
  const { sql } = teamCostsStatement(tables, { from: before, detailFrom: day, to: day });
  expect(sql).toContain('between 20261031 and 20261102');
});

it('sums by kind of charge; before the first day of detail usage has no kind', async () => {
  const rows: readonly AllocationRow[] = [
    { day: addDays(before, -1), target: 'team/a', unblended: 99 },
    { day: before, target: 'team/a', unblended: 1, amortized: 2, chargeType: 'Tax' },
    { day: before, target: 'team/a', unblended: 0.1, amortized: null },
    { day, target: 'team/a', unblended: 0.1, uninvoiced: 0.1 },
    { day, target: 'team/a', unblended: 0.2 },
    { day, target: 'team/a', unblended: -5, chargeType: 'Credit' },
    { day, target: 'unallocated', unblended: 4 },
  ];
  const allocation = () => allocationRelation(rows);
  const statement = teamCostsStatement({ allocation }, { from: before, detailFrom: day, to: day });
  const found = await withDuckDb((platform) => collect(platform, statement));
  const row = (date: string, target: string, kind: string, ...amounts: number[]) => {
    const [unblended_cost, amortized_cost, uninvoiced_cost, lacks_amortized] = amounts;
    const names = { billing_date: date, target, charge_type: kind, service: '' };
    return { ...names, unblended_cost, amortized_cost, uninvoiced_cost, lacks_amortized };
  };
  expect(found).toEqual([
    row('2026-10-31', 'team/a', '', 0.1, 0, 0, 1),
    row('2026-10-31', 'team/a', 'Tax', 1, 2, 0, 0),
    row('2026-11-02', 'team/a', 'Credit', -5, -5, 0, 0),
    row('2026-11-02', 'team/a', 'Usage', 0.3, 0.3, 0.1, 0),
    row('2026-11-02', 'unallocated', 'Usage', 4, 4, 0, 0),
  ]);
});
