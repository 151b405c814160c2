/** Every bill that cannot be read is rejected in one sentence that names it, before any row is returned. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { InputError } from '../../../../src/domain/input/input-error.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  queryBill,
  usageLine,
  writeFile,
  writeParquet,
} from './hand-written-bill.ts';

const manyLines = Array.from({ length: 5000 }, (_, index) =>
  usageLine({ line_item_resource_id: `i-${index * 7919}` }),
);
const csv = csvOf(manyLines);
const gzip = gzipSync(csv);
const header = csv.slice(0, csv.indexOf('\n') + 1);
const nextToLastLine = csv.lastIndexOf('\n', csv.length - 2);
const withLine = (line: Line) => csvOf([...manyLines.slice(0, 9), usageLine(line)]);
const without = (column: string, line = usageLine({})) =>
  csvOf([Object.fromEntries(Object.entries(line).filter(([name]) => name !== column))]);

interface BadFile {
  readonly what: string;
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly source?: BillSource;
  readonly message: RegExp;
}

const badFiles: readonly BadFile[] = [
  { what: 'an empty file', name: 'a.csv', content: '', message: /a\.csv is empty \(0 bytes\)/ },
  {
    what: 'a header alone',
    name: 'a.csv',
    content: header,
    message: /Empty bill: .* has columns but no line/,
  },
  {
    what: 'a CSV cut within a line',
    name: 'a.csv',
    content: csv.slice(0, nextToLastLine + 40),
    message: /a\.csv, line 5001: has \d columns where the header has \d.*cut short/,
  },
  {
    what: 'a CSV cut within quotes',
    name: 'a.csv',
    content: `${csv}"2026-11-01 00:0`,
    message: /a\.csv, line 5002: a quoted value does not end/,
  },
  {
    what: 'a line too wide',
    name: 'a.csv',
    content: `${csv}a,b,c,d,e,f,g,h,i,j\n`,
    message: /a\.csv, line 5002: has 10 columns where the header has 9/,
  },
  {
    what: 'a gzip cut short where a line ends',
    name: 'a.csv.gz',
    content: gzip.subarray(0, gzip.length - 8),
    message: /a\.csv\.gz is cut short or damaged \(unexpected end of file\)/,
  },
  {
    what: 'a gzip cut in half',
    name: 'a.csv.gz',
    content: gzip.subarray(0, gzip.length / 2),
    message: /a\.csv\.gz is cut short or damaged/,
  },
  {
    what: 'a gzip followed by zeros',
    name: 'a.csv.gz',
    content: Buffer.concat([gzip, Buffer.alloc(512)]),
    message:
      /a\.csv\.gz has more bytes after the end of its packed data: copy or export the file again/,
  },
  {
    what: 'a duplicate column',
    name: 'a.csv',
    content: csvOf([usageLine({ LINE_ITEM_UNBLENDED_COST: 7 })]),
    message: /a\.csv has the column line_item_unblended_cost 2 times: keep the right one of them/,
  },
  {
    what: 'text named .gz',
    name: 'a.csv.gz',
    content: csv,
    message: /a\.csv\.gz is cut short or damaged \(incorrect header check\)/,
  },
  {
    what: 'text in another encoding',
    name: 'a.csv',
    content: Buffer.from(withLine({ line_item_resource_id: 'caf\u00e9' }), 'latin1'),
    message: /a\.csv is not UTF-8 text/,
  },
  {
    what: 'text that ends within a character',
    name: 'a.csv',
    content: Buffer.concat([Buffer.from(csv), Buffer.from([0xe2, 0x82])]),
    message: /a\.csv is not UTF-8 text/,
  },
  {
    what: 'text named .parquet',
    name: 'a.parquet',
    content: csv,
    message: /a\.parquet is cut short or is not Parquet/,
  },
  {
    what: 'a few bytes named .parquet',
    name: 'a.parquet',
    content: 'PAR1',
    message: /a\.parquet is cut short or is not Parquet/,
  },
  {
    what: 'a cost that is not a number',
    name: 'a.csv',
    content: withLine({ line_item_unblended_cost: '1,5' }),
    message: /a\.csv: "1,5" in column line_item_unblended_cost is not a number \(line 11\)/,
  },
  {
    what: 'an invalid date',
    name: 'a.csv',
    content: withLine({ line_item_usage_start_date: '20/11/2026' }),
    message: /a\.csv: "20\/11\/2026" in column line_item_usage_start_date cannot be read/,
  },
  {
    what: 'a map that is not a JSON object',
    name: 'a.csv',
    content: csvOf([usageLine({ product: '{"product_name": ' })]),
    message: /a\.csv: ".*" in column product cannot be read/,
  },
  {
    what: 'a map that is a list',
    name: 'a.csv',
    content: csvOf([usageLine({ product: '["x"]' })]),
    message: /a\.csv: ".*" in column product cannot be read/,
  },
  {
    what: 'columns of an unknown bill',
    name: 'a.csv',
    content: 'date,amount\n2026-11-01,5\n',
    message: /a\.csv is not a supported bill: CUR 2\.0, the nearest, also has line_item_/,
  },
  {
    what: 'a legacy report given as FOCUS',
    name: 'a.csv',
    content: csv,
    source: 'focus',
    message: /a\.csv was given as FOCUS but looks like the legacy CUR/,
  },
  {
    what: 'a legacy report given as CUR 2.0',
    name: 'a.csv',
    content: csvOf([usageLine({ product_product_name: 'Amazon EC2' })]),
    source: 'cur2',
    message: /a\.csv was given as CUR 2\.0 but looks like the legacy CUR: give the source 'legacy'/,
  },
  {
    what: 'a report without accounts',
    name: 'a.csv',
    content: without('line_item_usage_account_id'),
    message: /a\.csv looks like the legacy CUR but lacks line_item_usage_account_id/,
  },
  {
    what: 'FOCUS without effective cost',
    name: 'a.csv',
    content: without('effectivecost', focusCharge({})),
    message: /a\.csv looks like FOCUS but lacks effectivecost/,
  },
  {
    what: 'FOCUS of another provider',
    name: 'a.csv',
    content: csvOf([focusCharge({ providername: 'Microsoft' })]),
    message: /Empty bill: .* has columns but no line of AWS usage/,
  },
  {
    what: 'a report without any billing period',
    name: 'a.csv',
    content: without('bill_billing_period_start_date'),
    message:
      /a\.csv lacks bill_billing_period_start_date and no folder name contains its billing period/,
  },
  {
    what: 'a zipped report',
    name: 'a.csv.zip',
    content: 'PK',
    message: /is zipped \(a\.csv\.zip\): unzip it/,
  },
  {
    what: 'another kind of file',
    name: 'a.xlsx',
    content: 'x',
    message: /holds no \.parquet, \.csv/,
  },
];

describe('a bill that cannot be read', () => {
  it.each(badFiles)('is rejected when it is $what', async ({ name, content, source, message }) => {
    const folder = tempFolder();
    writeFile(join(folder, name), content);
    await expectRefusal(folder, message, source);
  });

  it('is rejected when it is absent, or an empty folder', async () => {
    const folder = tempFolder();
    await expectRefusal(join(folder, 'none'), /none does not exist or may not be read/);
    await expectRefusal(folder, /holds no \.parquet, \.csv or \.csv\.gz file/);
  });

  it('is rejected when its Parquet is cut short, or damaged in a part that is read', async () => {
    const folder = tempFolder();
    const whole = readFileSync(
      await writeParquet(join(folder, 'w.parquet'), 'legacy', manyLines.slice(0, 500)),
    );
    const cut = writeFile(join(folder, 'cut.parquet'), whole.subarray(0, whole.length / 2));
    await expectRefusal(cut, /cut\.parquet is cut short or is not Parquet/);
    const damaged = writeFile(
      join(folder, 'damaged.parquet'),
      Buffer.from(whole).fill(0xff, 4, Math.floor(whole.length / 3)),
    );
    await expectRefusal(damaged, /damaged/);
  });

  it('is rejected when it mixes kinds of bill', async () => {
    const folder = tempFolder();
    writeFile(join(folder, 'a.csv'), csv);
    writeFile(join(folder, 'b.csv'), csvOf([focusCharge({})]));
    await expectRefusal(folder, /mixes kinds, .* in .*\.csv and .* in .*\.csv/);
  });
});

async function expectRefusal(path: string, message: RegExp, source?: BillSource) {
  const sql =
    'select sum(unblended_cost) as total, max(service) as service, max(billing_date) as day from cost_lines';
  const schema = { total: 'double', service: 'string', day: 'date' } as const;
  const error = await queryBill(path, sql, schema, source).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InputError);
  const text = (error as InputError).message;
  expect(text).toMatch(message);
  expect(text.split('\n')).toHaveLength(1);
}
