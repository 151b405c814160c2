/**
 * Bills whose files are not the generator's Parquet: CSV, in which maps are JSON, and real bills if
 * available. The same cost lines on DuckDB and on Trino.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import { openBill } from '../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { costLinesSelect } from '../../src/queries/cost-lines-select.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws } from '../support/aws/wire-aws.ts';
import { sharedData } from '../support/shared-data.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { compareCostLines } from '../support/trino/cost-lines.ts';
import { csvTable, typedCsvBill } from '../support/trino/csv-bill.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';
import { openTwoEngines } from '../support/trino/two-engines.ts';

const real = sharedData();
const { billingBucket: bucket, database } = accountNames;
const location = `s3://${bucket}/csv/`;
const seen: string[] = [];

/** Column names in the first line, quoted or not. */
function headersOf(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<string[]>(text, { preview: 1 }).data[0] ?? [];
}

describe.skipIf(!hasTrino)('a bill in CSV', () => {
  let aws: WireAws;
  let trino: GlueOnTrino;
  let engine: DuckDbEngine;

  beforeEach(async () => {
    aws = await startWireAws();
    trino = await openGlueOnTrino({ motoUrl: aws.moto.url, region: 'eu-central-1', database });
    engine = await DuckDbEngine.open();
  });
  afterEach(async () => {
    engine.close();
    await trino.drop();
    await aws.stop();
  });
  afterAll(() => console.info(seen.join('\n')));

  async function compareCsv(source: BillSource, file: string, period: string): Promise<number> {
    const glueTable = csvTable({ name: 'csv_bill', location, headers: headersOf(file) });
    await aws.glue.createTable(database, glueTable);
    const Location = `${location}${period}/`;
    const StorageDescriptor = { ...glueTable.StorageDescriptor, Location };
    await aws.glue.createPartitions(database, glueTable.Name, [
      { Values: [period], StorageDescriptor },
    ]);
    await aws.objects.put({ bucket, key: `csv/${period}/${basename(file)}` }, readFileSync(file));
    const bill = await openBill({ path: file, source });
    await bill.attach(engine);
    const table = typedCsvBill(source, { name: glueTable.Name, headers: headersOf(file) });
    const select = costLinesSelect({ source, table, tagColumns: [] });
    const { differences, rows } = await compareCostLines({
      engine,
      local: bill.costLines(),
      query: trino.query,
      trino: select,
      ignoresMaps: source === 'legacy',
    });
    expect(differences).toEqual([]);
    seen.push(`${basename(file)}: ${rows} lines equal on both engines`);
    return rows;
  }

  it.each([
    ['cur2', 'cur2'],
    ['focus', 'focus'],
    ['legacy', 'legacy-csv'],
  ] as const)('has the same cost lines on both engines, from %s', async (source, format) => {
    const bill = await generateBill({
      out: join(tempFolder(), 'bill'),
      from: parseBillingDay('2025-11-01'),
      to: parseBillingDay('2025-11-20'),
      asOf: parseBillingDay('2025-11-21'),
      storyDay: parseBillingDay('2025-11-20'),
      size: 60,
      exportFiles: 'csv',
      formats: [format],
    });
    const [file = ''] = bill.trees[format]?.files ?? [];
    expect(await compareCsv(source, file, '2025-11')).toBeGreaterThan(1000);
  });

  it.skipIf(real === undefined).each([
    ['cur2', 'cur2/apr2026-daily.csv', '2026-04'],
    ['legacy', 'legacy_cur/nov2023-anonymised.csv', '2023-11'],
  ] as const)('has them from a real %s bill, %s', async (source, file, period) => {
    expect(await compareCsv(source, join(real ?? '', file), period)).toBeGreaterThan(1000);
  });
});

describe.skipIf(!hasTrino || real === undefined)('a real legacy bill of 2018', () => {
  it('has the same cost lines in Terraform’s table as on a laptop', async () => {
    const folder = tempFolder();
    const file = join(folder, 'bill', 'year=2018', 'month=12', 'dec2018.snappy.parquet');
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(join(real ?? '', 'legacy_cur/dec2018.snappy.parquet'), file);
    const bill = join(folder, 'bill');
    const engines = await openTwoEngines({ source: 'legacy', bill, out: join(folder, 'out') });
    try {
      const { differences, rows } = await compareCostLines({
        engine: engines.local.engine,
        local: engines.local.tables.costLines,
        query: engines.trino.query,
        trino: engines.trinoTables.costLines,
        ignoresMaps: true,
      });
      expect(differences).toEqual([]);
      expect(rows).toBe(91_264);
    } finally {
      await engines.close();
    }
  });
});
