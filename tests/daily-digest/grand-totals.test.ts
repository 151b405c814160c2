/**
 * Every line of a bill is counted or reported as left out: the total of each real file, added up by
 * another parser, equals the totals of the days plus the lines left out, by reason.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { runDigest } from '../support/laptop.ts';
import { sharedData } from '../support/shared-data.ts';
import { tempFolder } from '../support/temp-folder.ts';

const data = sharedData();

interface File {
  readonly file: string;
  readonly day: string;
  readonly cost: string;
  readonly currency?: string;
}

const files: readonly File[] = [
  {
    file: 'legacy_cur/dec2018.snappy.parquet',
    day: '2018-12-31',
    cost: 'line_item_unblended_cost',
  },
  { file: 'legacy_cur/nov2023-anonymised.csv', day: '2023-11-30', cost: 'lineItem/UnblendedCost' },
  { file: 'cur2/apr2026-daily.csv', day: '2026-04-16', cost: 'line_item_unblended_cost' },
  { file: 'focus/focus-1.0-sep2024.csv', day: '2024-09-30', cost: 'BilledCost', currency: 'USD' },
  { file: 'focus/focus-1.2-aws-synthetic.csv', day: '2026-05-31', cost: 'BilledCost' },
];

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(path: string): Promise<readonly Row[]> {
  if (path.endsWith('.parquet')) {
    return parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer });
  }
  const text = readFileSync(path, 'utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

const asNumber = (value: unknown) => (value === 'NULL' || value == null ? 0 : Number(value));

describe.skipIf(data === undefined)('the grand total of a real bill', () => {
  it.each(files)('$file is counted or left out, by reason', async ({ file, day, ...of }) => {
    const path = join(data ?? '', file);
    const rows = await rowsOf(path);
    const settings = { restatementDays: 200, currency: of.currency ?? null };
    const { archived, figures } = await runDigest({ bill: path, out: tempFolder(), day, settings });
    const { leftOut } = archived.scan;
    const counted = sumOf(archived.days.map((one) => one.day.sourceCost));
    const total = sumOf(rows.map((row) => asNumber(row[of.cost])));
    expect(counted + sumOf(leftOut.map(({ cost }) => cost))).toBeCloseTo(total, 9);
    const lines = sumOf(archived.days.map((one) => one.day.lineCount));
    expect(lines + sumOf(leftOut.map((one) => one.lines))).toBe(rows.length);
    const ownCurrency = leftOut.filter(
      ({ currency }) => (currency ?? figures.currency) === figures.currency,
    );
    expect(figures.trust.readTotal).toBeCloseTo(
      counted + sumOf(ownCurrency.map(({ cost }) => cost)),
      9,
    );
    console.info(`${file}: ${lines} of ${rows.length} lines counted; ${JSON.stringify(leftOut)}`);
  });
});
