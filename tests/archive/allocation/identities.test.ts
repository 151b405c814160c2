/**
 * The allocation is complete: each day, OU, service and account has the cost of the breakdown, and each day
 * that of the bill by every metric, in bills of all sources, generated and real.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { type BillingDay, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { type BillSource, billSources } from '../../../src/domain/costs/bill-source.ts';
import { type CostMetric, costMetrics } from '../../../src/domain/costs/cost-metric.ts';
import type { LocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { collect } from '../../../src/queries/collect.ts';
import { account, runDigest, withPlatform } from '../../support/laptop.ts';
import { sharedData } from '../../support/shared-data.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const folder = folderForSuite();
const sampleRules = fileURLToPath(new URL('../../../samples/acme/allocation', import.meta.url));
const accounts = [
  account('200000000106', 'Root/Workloads/Retail/Prod', '2025-11-01'),
  account('200000000111', 'Root/Workloads/Data Platform/Prod', '2025-11-01'),
];
const formats = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;

interface Run {
  readonly bill: string;
  readonly day: string;
  readonly costMetric?: CostMetric;
  readonly name: string;
}

/** Runs the digest with the sample's rules, and reads what it archived. */
async function archived<T>(
  { bill, day, costMetric = 'unblended', name }: Run,
  read: (platform: LocalPlatform) => Promise<T>,
): Promise<T> {
  const out = join(folder(), name);
  cpSync(sampleRules, join(out, 'allocation'), { recursive: true });
  const settings = { costMetric, restatementDays: 31 };
  const { archived } = await runDigest({ bill, out, accounts, day, settings });
  expect(archived.allocation.failure).toBeNull();
  expect(archived.allocation.days).toHaveLength(archived.days.length);
  return withPlatform({ bill, out, accounts }, read);
}

const [from, to] = ['2018-01-01', '2027-01-01'].map(parseBillingDay) as [BillingDay, BillingDay];

/** The cells of the breakdown whose cost, count or presence differs in the allocation. */
async function differences({ engine, tables }: LocalPlatform, metric: CostMetric) {
  const column = { unblended: 'UnblendedCost', amortized: 'AmortizedCost' } as const;
  const net = { net_unblended: 'NetUnblendedCost', net_amortized: 'NetAmortizedCost' } as const;
  const cost = { ...column, ...net }[metric];
  const sql = `
    with allocated as (
      select BillingDate, OU, Service, LinkedAccount, sum(${cost}) as cost, sum(abs(${cost})) as size
      from ${tables.allocation(from, to)} group by all)
    select b.BillingDate as day, b.DailyCost as cost, a.cost as allocated
    from ${tables.archive(from, to)} as b
    full join allocated as a using (BillingDate, OU, Service, LinkedAccount)
    where b.DailyCost is null or a.cost is null
      or abs(a.cost - b.DailyCost) > greatest(1e-9, 1e-12 * a.size)`;
  return collect(
    { engine },
    { name: 'differences', sql, schema: { day: 'date', cost: 'double', allocated: 'double' } },
  );
}

const daySchema = {
  day: 'date',
  unblended: 'double',
  amortized: 'double',
  net_unblended: 'double',
  net_amortized: 'double',
  lines: 'integer',
} as const;

/** Sums by day, with every metric: of the bill, and of the allocation. */
async function daySums({ engine, tables }: LocalPlatform) {
  const exact = (column: string) => `cast(sum(cast(${column} as decimal(38, 12))) as double)`;
  const ofBill = `select billing_date as day, ${exact('unblended_cost')} as unblended,
      ${exact('amortized_cost')} as amortized, ${exact('net_unblended_cost')} as net_unblended,
      ${exact('net_amortized_cost')} as net_amortized, count(*) as lines
    from ${tables.costLines} as cost_lines where left_out is null group by 1 order by 1`;
  const ofAllocation = `select BillingDate as day, sum(UnblendedCost) as unblended,
      sum(AmortizedCost) as amortized, sum(NetUnblendedCost) as net_unblended,
      sum(NetAmortizedCost) as net_amortized, cast(sum(LineCount) as bigint) as lines
    from ${tables.allocation(from, to)} group by 1 order by 1`;
  const read = (sql: string) => collect({ engine }, { name: 'sums', sql, schema: daySchema });
  return { bill: await read(ofBill), allocation: await read(ofAllocation) };
}

function expectSameSums({ bill, allocation }: Awaited<ReturnType<typeof daySums>>) {
  expect(allocation.map(({ day, lines }) => [day, lines])).toEqual(
    bill.map(({ day, lines }) => [day, lines]),
  );
  for (const [index, day] of bill.entries()) {
    for (const metric of costMetrics) {
      expect(allocation[index]?.[metric], `${day.day} ${metric}`).toBeCloseTo(day[metric] ?? 0, 6);
    }
  }
}

describe.each(billSources)('a generated %s bill', (source: BillSource) => {
  const format = formats[source];
  let generated: Promise<string> | undefined;
  const billOf = () => {
    generated ??= generateBill({
      out: join(folder(), `bill-${source}`),
      from: parseBillingDay('2025-11-01'),
      to: parseBillingDay('2025-11-20'),
      asOf: parseBillingDay('2025-11-21'),
      storyDay: parseBillingDay('2025-11-20'),
      formats: [format],
      hostile: true,
      size: 60,
    }).then(({ trees }) => trees[format]?.root ?? '');
    return generated;
  };

  it.each(costMetrics)('is allocated as it is broken down, by %s', async (costMetric) => {
    const run = { bill: await billOf(), day: '2025-11-20', costMetric, name: source + costMetric };
    const found = await archived(run, async (platform) => ({
      differences: await differences(platform, costMetric),
      sums: await daySums(platform),
    }));
    expect(found.differences).toEqual([]);
    expect(found.sums.allocation.length).toBeGreaterThan(18);
    expectSameSums(found.sums);
  });
});

const data = sharedData();

describe.skipIf(data === undefined)('a real bill', () => {
  it.each([
    ['legacy_cur/dec2018.snappy.parquet', '2018-12-31'],
    ['legacy_cur/nov2023-anonymised.csv', '2023-11-30'],
    ['cur2/apr2026-daily.csv', '2026-04-30'],
    ['focus/focus-1.0-sep2024.csv', '2024-09-30'],
    ['focus/focus-1.2-aws-synthetic.csv', '2026-05-31'],
  ])('%s is allocated as it is broken down', async (path, day) => {
    const run = { bill: join(data ?? '', path), day, name: path.replaceAll(/\W/g, '-') };
    const found = await archived(run, async (platform) => ({
      differences: await differences(platform, 'unblended'),
      sums: await daySums(platform),
    }));
    expect(found.differences).toEqual([]);
    expect(found.sums.allocation.length).toBeGreaterThan(0);
    expectSameSums(found.sums);
  });
});
