/** The columns that a metric needs: without them `sql/sources/` returns no cost. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CostMetric, costColumn, costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { columnsNeeded } from '../../src/domain/costs/metric-columns.ts';
import {
  type Line,
  queryBill,
  type Row,
  usageLine,
  writeParquet,
} from '../platform/local/bill/hand-written-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const types = [
  'BundledDiscount',
  'Credit',
  'DiscountedUsage',
  'EdpDiscount',
  'Fee',
  'PrivateRateDiscount',
  'Refund',
  'RIFee',
  'SavingsPlanCoveredUsage',
  'SavingsPlanNegation',
  'SavingsPlanRecurringFee',
  'SavingsPlanUpfrontFee',
  'Tax',
  'Usage',
];

const everyColumn: Line = {
  line_item_net_unblended_cost: 2,
  reservation_effective_cost: 3,
  reservation_unused_amortized_upfront_fee_for_billing_period: 4,
  reservation_unused_recurring_fee: 5,
  savings_plan_savings_plan_effective_cost: 6,
  savings_plan_total_commitment_to_date: 9,
  savings_plan_used_commitment: 7,
};

const without = (columns: readonly string[]): Line =>
  Object.fromEntries(Object.entries(everyColumn).filter(([name]) => !columns.includes(name)));

const cases = types.flatMap((type) => costMetrics.map((metric) => [type, metric] as const));

async function costsOf(source: 'cur2' | 'legacy', columns: Line): Promise<Row[]> {
  const path = join(tempFolder(), 'bill.parquet');
  const lines = types.map((type) => usageLine({ line_item_line_item_type: type, ...columns }));
  await writeParquet(
    path,
    source,
    source === 'cur2' ? lines.map((line) => ({ ...line, product: null })) : lines,
  );
  const sql = `select line_item_type, ${costMetrics.map(costColumn).join(', ')} from cost_lines`;
  const costs = {
    unblended_cost: 'double',
    amortized_cost: 'double',
    net_unblended_cost: 'double',
    net_amortized_cost: 'double',
  } as const;
  return queryBill(path, sql, { line_item_type: 'string', ...costs });
}

describe.each(['cur2', 'legacy'] as const)('a line of %s', (source) => {
  const read = new Map<string, ReturnType<typeof costsOf>>();

  /** Of a bill with a line of each type that has these columns: one for all tests that ask for it. */
  const costOf = async (type: string, metric: CostMetric, columns: Line) => {
    const key = JSON.stringify(columns);
    const rows = read.get(key) ?? costsOf(source, columns);
    read.set(key, rows);
    const row = (await rows).find((one) => one['line_item_type'] === type);
    expect(row).toBeDefined();
    return row?.[costColumn(metric)];
  };

  it.each(cases)(
    'of type %s has no %s cost without the columns that it needs',
    async (type, metric) => {
      const needed = columnsNeeded(type, metric);
      const others = Object.keys(everyColumn).filter((column) => !needed.includes(column));
      expect(await costOf(type, metric, without(others))).not.toBeNull();
      if (needed.length > 0) expect(await costOf(type, metric, without(needed))).toBeNull();
      const one = needed.slice(0, 1);
      if (needed.length > 1) {
        const isEnough = type === 'RIFee';
        expect((await costOf(type, metric, without(one))) === null).toBe(!isEnough);
      }
    },
  );

  it.each([
    ['AmazonRDS', 'Sign up charge for subscription: 363836886, planId: 1026576', null],
    ['AmazonRDS', 'Amazon Business Support', 1],
    ['a1b2c3d4e5f6g7h8i9', 'Sign up charge for subscription: 1', 1],
  ])(
    'that is a fee of %s, "%s", costs %s amortized if no reservation is named',
    async (product, description, cost) => {
      const fee = {
        line_item_line_item_description: description,
        line_item_product_code: product,
        line_item_unblended_cost: 1,
      };
      expect(await costOf('Fee', 'amortized', fee)).toBe(cost);
      expect(await costOf('Fee', 'unblended', fee)).toBe(1);
      const named = { ...fee, reservation_reservation_a_r_n: 'arn:aws:rds::111122223333:ri:1' };
      expect(await costOf('Fee', 'amortized', named)).toBe(0);
    },
  );
});
