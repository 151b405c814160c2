/**
 * The data that the statements do not read: other billing periods' files, days outside the request, and
 * unused columns. Athena charges for every byte read.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { type BillSource, billSources } from '../../src/domain/costs/bill-source.ts';
import { forecastInputStatement } from '../../src/queries/cost-statements.ts';
import { lineSumsStatement } from '../../src/queries/line-sums-statement.ts';
import { sourceColumns } from '../../src/tables/bill-columns.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { account } from '../support/laptop.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { columnBytes } from '../support/trino/column-bytes.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { spoilArchive } from '../support/trino/spoiled-day.ts';
import { archiveOnBoth, openTwoEngines, type TwoEngines } from '../support/trino/two-engines.ts';

/** The folder of October in each source's layout. */
const months = {
  cur2: 'BILLING_PERIOD=2025-10',
  legacy: 'year=2025/month=10',
  focus: 'billing_period=2025-10',
} as const;

const formats = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;
const from = parseBillingDay('2025-10-01');
const reportDay = parseBillingDay('2025-11-20');
const seen: string[] = [];

/** Trino requests the end of a file in one read of this size, because it expects the footer there. */
const footerBytes = 48 * 1024;

/** What only allocation rules read of a line. */
const readByRules = [
  'cost_category',
  'line_item_resource_id',
  'resource_tags',
  'resourceid',
  'tags',
  'x_costcategories',
];

/** The columns that a run without rules needs: all that a source has, for four costs and the kind of usage. */
const neededOf = (source: BillSource) =>
  Object.keys(sourceColumns[source]).filter((name) => !readByRules.includes(name));

/** Those of a sum of unblended cost without the lines that count in no total. */
const ofOneCost: Readonly<Record<BillSource, readonly string[]>> = {
  cur2: ['line_item_unblended_cost', 'split_line_item_parent_resource_id'],
  legacy: ['line_item_unblended_cost', 'split_line_item_parent_resource_id'],
  focus: [
    'billedcost',
    'hostprovidername',
    'invoiceissuername',
    'providername',
    'serviceprovidername',
  ],
};

/** The columns of files that a plan reads, sorted. */
function columnsRead(plan: readonly (readonly unknown[])[]): readonly string[] {
  const found = String(plan[0]?.[0]).matchAll(/:= (\w+):[^\n]*:REGULAR/g);
  return [...new Set([...found].map(([, name = '']) => name))].sort();
}

/** The only statement of a run that reads the bill. */
const scan = (engines: TwoEngines) =>
  lineSumsStatement(engines.trinoTables, {
    window: openWindow(reportDay, 14),
    costMetric: 'unblended',
  });

describe.skipIf(!hasTrino).each(billSources)('the daily query on %s', (source) => {
  const folder = folderForSuite();
  let engines: TwoEngines;
  let files: readonly string[] = [];

  beforeAll(async () => {
    const format = formats[source];
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from,
      to: reportDay,
      asOf: parseBillingDay('2025-11-21'),
      storyDay: reportDay,
      lines: 30_000,
      formats: [format],
    });
    const tree = bill.trees[format];
    files = tree?.files ?? [];
    engines = await openTwoEngines({
      source,
      bill: join(tree?.root ?? '', billPrefixes[source]),
      accounts: [account('111122223333', 'Root/Workloads')],
      out: join(folder(), 'out'),
    });
  });
  afterAll(async () => {
    await engines.close();
    console.info(seen.splice(0).join('\n'));
  });

  it('reads its billing period’s files and its columns, and little else', async () => {
    const { rows: plan } = await engines.trino.query(`explain ${scan(engines)}`);
    const read = columnsRead(plan);
    const needed = neededOf(source);
    expect(read).toEqual(needed.toSorted());

    const { rows, stats } = await engines.trino.query(scan(engines));
    expect(rows.length).toBeGreaterThan(100);
    const month = files.filter((file) => /2025-11|month=11/.test(file));
    const least = columnBytes(month, needed);
    const whole = columnBytes(files, needed);
    seen.push(
      `${source}: read ${stats.physicalInputBytes} bytes; its columns are ${least.wanted}, of ${least.all} ` +
        `in the period's ${month.length} file(s) and ${whole.all} in the bill`,
    );
    // The directory is two orders of magnitude smaller than the bill's columns.
    const besides = footerBytes * month.length + 0.05 * least.wanted;
    expect(stats.physicalInputBytes).toBeGreaterThanOrEqual(least.wanted);
    expect(stats.physicalInputBytes).toBeLessThan(least.wanted + besides);
  });

  it('opens no file of another billing period', async () => {
    const { billBucket: bucket, billDataPrefix } = engines.names;
    const month = months[source];
    const key = `${billDataPrefix}${month}/broken.snappy.parquet`;
    await engines.objects.put({ bucket, key }, 'this is not Parquet, so opening it fails');
    const { rows } = await engines.trino.query(scan(engines));
    expect(rows.length).toBeGreaterThan(100);
    const everything = `select count(*) from ${engines.trinoTables.costLines} as cost_lines`;
    await expect(engines.trino.query(everything)).rejects.toThrow(/broken\.snappy\.parquet/);
  });

  it('shares this with the view of analysts, which also reads only the named columns', async () => {
    const { billBucket: bucket, billDataPrefix } = engines.names;
    const key = `${billDataPrefix}${months[source]}/broken.snappy.parquet`;
    await engines.objects.put({ bucket, key }, 'this is not Parquet, so opening it fails');
    const asked = 'select sum(unblended_cost) from cost_lines';
    const filtered = `${asked} where billing_period = '2025-11' and left_out is null`;
    const { rows } = await engines.trino.query(filtered);
    expect(Number(rows[0]?.[0])).toBeGreaterThan(0);
    const { rows: plan } = await engines.trino.query(`explain ${filtered}`);
    expect(columnsRead(plan)).toEqual(ofOneCost[source]);
    await expect(engines.trino.query(asked)).rejects.toThrow(/broken\.snappy\.parquet/);
  });
});

describe.skipIf(!hasTrino)('the queries on the archive', () => {
  it('open no day outside the request', async () => {
    const folder = tempFolder();
    const bill = await generateBill({
      out: join(folder, 'bill'),
      from: parseBillingDay('2025-11-01'),
      to: reportDay,
      asOf: parseBillingDay('2025-11-21'),
      storyDay: reportDay,
    });
    const both = {
      source: 'cur2',
      bill: join(bill.trees.cur2?.root ?? '', billPrefixes.cur2),
      out: join(folder, 'out'),
    } as const;
    const engines = await openTwoEngines(both);
    try {
      await archiveOnBoth(engines, both, { from: parseBillingDay('2025-11-01'), to: reportDay });
      const october = parseBillingDay('2025-10-31');
      await spoilArchive(engines, october);
      const key = 'ou-breakdowns/year=2025/month=10/day=31/ou-breakdown.snappy.parquet';
      await engines.objects.put({ bucket: engines.names.summariesBucket, key }, 'not Parquet');
      const ask = (first: string) =>
        forecastInputStatement(engines.trinoTables, parseBillingDay(first), reportDay).sql;
      const { rows } = await engines.trino.query(ask('2025-11-01'));
      expect(rows.length).toBeGreaterThan(0);
      await expect(engines.trino.query(ask('2025-10-31'))).rejects.toThrow(/month=10\/day=31/);
    } finally {
      await engines.close();
    }
  });
});
