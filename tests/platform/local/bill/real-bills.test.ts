/** Real bills of each kind, read as `cost_lines`, sum to the totals that their owners saw. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costColumn, costMetrics } from '../../../../src/domain/costs/cost-metric.ts';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import type { ResultSchema } from '../../../../src/ports/query-engine.ts';
import { costLineColumns } from '../../../../src/tables/cost-lines.ts';
import { sharedData } from '../../../support/shared-data.ts';
import { queryBill } from './hand-written-bill.ts';

const costLineTypes = Object.entries(costLineColumns).map(([name, { type }]) => [
  name,
  type.toUpperCase(),
]);

const data = sharedData();
const billFile = (name: string) => join(data ?? '', name);

const legacyParquet = billFile('legacy_cur/dec2018.snappy.parquet');
const legacyCsv = billFile('legacy_cur/nov2023-anonymised.csv');
const cur2Csv = billFile('cur2/apr2026-daily.csv');
const focus10Csv = billFile('focus/focus-1.0-sep2024.csv');
const focus12Csv = billFile('focus/focus-1.2-aws-synthetic.csv');

const totals = `select count(*) as line_count, sum(unblended_cost) as unblended,
  sum(amortized_cost) as amortized, sum(net_amortized_cost) as net_amortized from cost_lines`;
const totalsSchema = {
  line_count: 'integer',
  unblended: 'double',
  amortized: 'double',
  net_amortized: 'double',
} as const satisfies ResultSchema;

describe.skipIf(data === undefined)('real bills', () => {
  it.each([
    { path: legacyParquet, source: 'legacy', periods: ['2018-12'] },
    { path: legacyCsv, source: 'legacy', periods: ['2023-11'] },
    { path: cur2Csv, source: 'cur2', periods: ['2026-04'] },
    { path: focus10Csv, source: 'focus', periods: ['2024-09'] },
    { path: focus12Csv, source: 'focus', periods: ['2026-05'] },
  ])('open as $source of $periods with the columns of cost_lines', async (expected) => {
    const { path, source, periods } = expected;
    const bill = await openBill({ path });
    const functions = {
      attach: undefined,
      bytesOf: undefined,
      costLines: undefined,
      listDeliveries: undefined,
    };
    expect({ ...bill, ...functions, notices: undefined, alwaysReadPeriods: undefined }).toEqual({
      source,
      periods,
      files: [path],
    });
    const described = await queryBill(
      path,
      'select column_name, column_type from (describe select * from cost_lines)',
      { column_name: 'string', column_type: 'string' },
    );
    const types = described.map((row) => [row['column_name'], row['column_type']]);
    expect(types).toEqual(costLineTypes);
  });

  it.each([legacyParquet, legacyCsv, cur2Csv, focus10Csv, focus12Csv])(
    'have a cost of every metric on each line of %s',
    async (path) => {
      const unknown = costMetrics.map((metric) => `${costColumn(metric)} is null`).join(' or ');
      const sql = `select count(*) as n from cost_lines where ${unknown}`;
      expect(await queryBill(path, sql, { n: 'integer' })).toEqual([{ n: 0 }]);
    },
  );

  it('sums the legacy Parquet of December 2018 to its whole-month totals', async () => {
    const [total] = await queryBill(legacyParquet, totals, totalsSchema);
    expect(total?.['line_count']).toBe(91_264);
    expect(total?.['unblended']).toBeCloseTo(408.375992, 6);
    expect(total?.['amortized']).toBeCloseTo(539.849967, 6);
    expect(total?.['net_amortized']).toBeCloseTo(539.849967, 6);
  });

  it('keeps leading zeros of account ids and collects the tag columns of the legacy report', async () => {
    const rows = await queryBill(
      legacyParquet,
      `select usage_account_id, max(element_at(tags, 'user_cost_center')) as cost_center
       from cost_lines group by 1 order by 1`,
      { usage_account_id: 'string', cost_center: 'string' },
    );
    expect(rows.map((row) => row['usage_account_id'])).toEqual(['011254002932', '836060457634']);
    expect(rows.some((row) => row['cost_center'])).toBe(true);
  });

  it('reads the legacy CSV of November 2023, up to the 14th', async () => {
    const rows = await queryBill(
      legacyCsv,
      `select line_item_type, count(*) as line_count, sum(unblended_cost) as unblended,
        min(billing_date) as first_date, max(billing_date) as last_date from cost_lines
       group by 1 order by 1`,
      {
        line_item_type: 'string',
        line_count: 'integer',
        unblended: 'double',
        first_date: 'date',
        last_date: 'date',
      },
    );
    expect(rows).toMatchObject([
      { line_item_type: 'Tax', line_count: 12, first_date: '2023-11-01', last_date: '2023-11-01' },
      { line_item_type: 'Usage', line_count: 1269, last_date: '2023-11-14' },
    ]);
    expect(rows[0]?.['unblended']).toBeCloseTo(0.08, 9);
    expect(rows[1]?.['unblended']).toBeCloseTo(1.6023086974, 9);
  });

  it('reads CUR 2.0 of April 2026: usage, the credit that cancels it, and tax', async () => {
    const rows = await queryBill(
      cur2Csv,
      `select line_item_type, sum(unblended_cost) as unblended, min(billing_date) as first_date,
        max(billing_date) as last_date from cost_lines group by 1 order by 1`,
      { line_item_type: 'string', unblended: 'double', first_date: 'date', last_date: 'date' },
    );
    expect(rows.map((row) => row['line_item_type'])).toEqual(['Credit', 'Tax', 'Usage']);
    expect(rows[0]?.['unblended']).toBeCloseTo(-47.681694, 6);
    expect(rows[1]?.['unblended']).toBe(0);
    expect(rows[2]?.['unblended']).toBeCloseTo(47.681694, 6);
    expect(rows[2]).toMatchObject({ first_date: '2026-04-01', last_date: '2026-04-16' });
  });

  it("keeps AWS's rows of FOCUS 1.0 among other providers'", async () => {
    const rows = await queryBill(
      focus10Csv,
      `select count(*) as line_count, count(distinct usage_account_id) as account_count,
        sum(unblended_cost) as unblended, max(invoice_id) as invoice_id, left_out
       from cost_lines group by left_out order by left_out nulls first`,
      {
        line_count: 'integer',
        account_count: 'integer',
        unblended: 'double',
        invoice_id: 'string',
        left_out: 'string',
      },
    );
    expect(rows).toMatchObject([
      { line_count: 942, account_count: 66, invoice_id: '', left_out: null },
      { line_count: 58, left_out: 'other-provider' },
    ]);
    expect(rows[0]?.['unblended']).toBeCloseTo(18.006638618, 8);
  });

  it('reads the synthetic FOCUS 1.2 with its commitments', async () => {
    const [total] = await queryBill(focus12Csv, totals, totalsSchema);
    expect(total?.['line_count']).toBe(100);
    expect(total?.['unblended']).toBeCloseTo(1157.488823772, 8);
    expect(total?.['amortized']).toBeCloseTo(403.459218772, 8);
  });
});
