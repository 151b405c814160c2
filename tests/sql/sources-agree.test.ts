/** The three sources describe the same costs: CUR 2.0, legacy CUR (CSV and Parquet) and FOCUS. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BillFormat, billFormats } from '../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { type CostMetric, costColumn, costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { openBill } from '../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import type { ResultSchema } from '../../src/ports/query-engine.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const schema = {
  billing_date: 'date',
  usage_account_id: 'string',
  service: 'string',
  unblended: 'double',
  amortized: 'double',
  net_unblended: 'double',
  net_amortized: 'double',
} as const satisfies Readonly<Record<CostMetric, 'double'>> & ResultSchema;

/** Cost by day, account and service, blank if a format has only zeros. */
type Costs = Map<string, number>;

/** Every metric's costs, of one scan of the bill. */
async function costsOf(tree: string): Promise<Readonly<Record<CostMetric, Costs>>> {
  const engine = await DuckDbEngine.open();
  try {
    const bill = await openBill({ path: tree });
    await bill.attach(engine);
    const sums = costMetrics.map(
      (metric) =>
        `cast(sum(cast(${costColumn(metric)} as decimal(38, 12))) as double) as ${metric}`,
    );
    const sql = `select billing_date, usage_account_id, service, ${sums.join(', ')}
      from ${bill.costLines()} as cost_lines group by billing_date, usage_account_id, service`;
    const { batches } = await engine.query({ name: 'costs', schema, sql });
    const costs: Record<CostMetric, Costs> = {
      unblended: new Map(),
      amortized: new Map(),
      net_unblended: new Map(),
      net_amortized: new Map(),
    };
    for await (const { rowCount, columns } of batches) {
      for (let row = 0; row < rowCount; row++) {
        const { billing_date, usage_account_id, service } = columns;
        const key = JSON.stringify([billing_date[row], usage_account_id[row], service[row]]);
        for (const metric of costMetrics) costs[metric].set(key, columns[metric][row] ?? 0);
      }
    }
    return costs;
  } finally {
    engine.close();
  }
}

const total = (costs: Costs) => [...costs.values()].reduce((sum, cost) => sum + cost, 0);

describe.each([
  ['overwrite', 'daily'],
  ['create-new', 'hourly'],
] as const)('one company billed in every format, delivered by %s, %s', (delivery, granularity) => {
  let bill: GeneratedBill;
  const folder = folderForSuite();
  const read = new Map<BillFormat, ReturnType<typeof costsOf>>();

  /** Read once, whichever test asks first. */
  function costsIn(format: BillFormat) {
    const costs = read.get(format) ?? costsOf(bill.trees[format]?.root ?? '');
    read.set(format, costs);
    return costs;
  }

  beforeAll(async () => {
    bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2026-10-20'),
      to: parseBillingDay('2026-11-20'),
      asOf: parseBillingDay('2026-11-21'),
      formats: billFormats,
      size: 60,
      hostile: true,
      delivery,
      granularity,
    });
  });

  const others = billFormats.filter((format) => format !== 'cur2');
  const comparisons = costMetrics.flatMap((metric) =>
    others
      // FOCUS has no net columns: BilledCost and EffectiveCost are after discounts already.
      .filter((format) => format !== 'focus' || !metric.startsWith('net_'))
      .map((format) => [metric, format] as const),
  );

  it.each(comparisons)('has the same %s cost in %s as in CUR 2.0', async (metric, format) => {
    const expected = (await costsIn('cur2'))[metric];
    const costs = (await costsIn(format))[metric];
    expect(Math.abs(total(costs) / total(expected) - 1)).toBeLessThan(1e-9);
    for (const key of new Set([...expected.keys(), ...costs.keys()])) {
      expect(costs.get(key) ?? 0, key).toBeCloseTo(expected.get(key) ?? 0, 8);
    }
    expect(total(expected)).toBeGreaterThan(1_000_000);
  });
});
