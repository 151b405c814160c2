/** Values changed by programs between AWS and the bill: read correctly, or rejected with their location. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sharedCase } from '../../../support/shared-cases.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  type Line,
  queryBill,
  usageLine,
  writeFile,
  writeParquet,
} from './hand-written-bill.ts';
import { accountOf, parquetOf, typedLine } from './typed-line.ts';

describe('a word for a missing value', () => {
  it.each(['csv', 'parquet'])('is not a name in %s', async (format) => {
    const words = ['null', 'NULL', 'None', 'nan', 'NaN', ''];
    const lines = words.map((word) =>
      usageLine({
        product: null,
        product_servicecode: word,
        line_item_product_code: word,
        line_item_usage_account_name: word,
        bill_invoice_id: word,
      }),
    );
    const path = join(tempFolder(), `bill.${format}`);
    if (format === 'csv') writeFile(path, csvOf(lines));
    else await writeParquet(path, 'cur2', lines);
    const sql = `select distinct service, usage_account_name as name, invoice_id from cost_lines`;
    const schema = { service: 'string', name: 'string', invoice_id: 'string' } as const;
    expect(await queryBill(path, sql, schema)).toEqual([
      { service: 'Unknown', name: null, invoice_id: '' },
    ]);
  });

  it.each(['null', 'NULL', 'None', '', '{}'])('is not a map: %j', async (word) => {
    const folder = tempFolder();
    const line = usageLine({ product: word, resource_tags: word });
    const path = writeFile(join(folder, 'bill.csv'), csvOf([line]));
    const sql = `select service, element_at(tags, 'a') as tag from cost_lines`;
    const rows = await queryBill(path, sql, { service: 'string', tag: 'string' });
    expect(rows).toEqual([{ service: 'AmazonEC2', tag: null }]);
    const parquet = join(tempFolder(), 'bill.parquet');
    await parquetOf(parquet, { ...typedLine, product: `'${word}'` });
    expect(await accountOf(parquet)).toBe('022233334444');
  });
});

describe('a cost that is not a number', () => {
  const cost = 'select sum(unblended_cost) as cost from cost_lines';
  const words = ['NaN', 'nan', 'inf', '-Infinity'];

  it.each(words)('is rejected with the line of CSV: %s', async (word) => {
    const lines: Line[] = [usageLine({ line_item_resource_id: 'a\nb' })];
    lines.push(usageLine({ line_item_resource_id: 'c', line_item_unblended_cost: word }));
    for (const [name, content] of [
      ['a.csv', csvOf(lines)],
      ['a.csv.gz', gzipSync(csvOf(lines))],
    ] as const) {
      const path = writeFile(join(tempFolder(), name), content);
      await expect(queryBill(path, cost, { cost: 'double' })).rejects.toThrow(
        new RegExp(`${name}: ".*" in column line_item_unblended_cost is not a number \\(line 4\\)`),
      );
    }
  });

  it.each(words)('is rejected with the file of Parquet: %s', async (word) => {
    const path = join(tempFolder(), 'a.parquet');
    await parquetOf(path, { ...typedLine, line_item_unblended_cost: `'${word}'::double` });
    await expect(queryBill(path, cost, { cost: 'double' })).rejects.toThrow(
      /a.parquet: ".*" in column line_item_unblended_cost is not a number;/,
    );
  });
});

describe('a cost that is too large for a bill', () => {
  const cost = 'select sum(unblended_cost) as cost from cost_lines';

  it.each([
    ['1e30', /a.csv: "1e30" in column line_item_unblended_cost is not a cost \(line 3\)/],
    ['-1000000000000001', /is not a cost \(line 3\)/],
    ['1_000', /a.csv: "1_000" in column line_item_unblended_cost is not a number \(line 3\)/],
    ['0x10', /"0x10" .* is not a number \(line 3\)/],
  ])('is rejected with the line of CSV: %s', async (word, message) => {
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, csvOf([usageLine({}), usageLine({ line_item_unblended_cost: word })]));
    await expect(queryBill(path, cost, { cost: 'double' })).rejects.toThrow(message);
  });

  it.each(['1e30::double', "'1e30'", "'1_000'"])('is rejected in Parquet: %s', async (written) => {
    const path = join(tempFolder(), 'a.parquet');
    await parquetOf(path, { ...typedLine, line_item_unblended_cost: written });
    await expect(queryBill(path, cost, { cost: 'double' })).rejects.toThrow(
      /a.parquet: ".*" in column line_item_unblended_cost is not a (cost|number)/,
    );
  });

  it('is not confused with an amount, which may be that large', async () => {
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, csvOf([usageLine({ line_item_usage_amount: '1e18' })]));
    expect(await queryBill(path, cost, { cost: 'double' })).toEqual([{ cost: 1 }]);
  });
});

describe('an invalid time', () => {
  const days = 'select billing_date from cost_lines';
  const columns = ['bill_billing_period_start_date', 'line_item_usage_start_date'];
  const words = ['infinity', '99999-01-01', '11/02/2026', 'soon'];

  it.each(columns.flatMap((column) => words.map((word) => [column, word] as const)))(
    'is rejected with the line of CSV: %s %s',
    async (column, word) => {
      const path = join(tempFolder(), 'a.csv');
      writeFile(path, csvOf([usageLine({}), usageLine({ [column]: word })]));
      await expect(queryBill(path, days, { billing_date: 'date' })).rejects.toThrow(
        new RegExp(`a.csv: "${word}" in column ${column} cannot be read \\(line 3\\)`),
      );
    },
  );

  it.each(columns)('is rejected with the file of Parquet: %s', async (column) => {
    const path = join(tempFolder(), 'a.parquet');
    await parquetOf(path, { ...typedLine, [column]: "timestamp 'infinity'" });
    await expect(queryBill(path, days, { billing_date: 'date' })).rejects.toThrow(
      new RegExp(`a.parquet: "infinity" in column ${column} cannot be read`),
    );
  });
});

describe('a map that is text in another file', () => {
  it('is read from both', async () => {
    const folder = tempFolder();
    await parquetOf(join(folder, 'a.parquet'), typedLine);
    const own = { line_item_unblended_cost: '2.0::double' };
    const text = { ...typedLine, ...own, product: `'{"product_name": "S3"}'` };
    await parquetOf(join(folder, 'b.parquet'), text);
    const sql = 'select service from cost_lines order by service';
    expect(await queryBill(folder, sql, { service: 'string' })).toEqual([
      { service: 'EC2' },
      { service: 'S3' },
    ]);
  });
});

describe('a time written to Parquet', () => {
  it.each([
    "timestamptz '2026-11-20 02:00:00+02'",
    "date '2026-11-20'",
    "timestamp_ns '2026-11-20 00:00:00'",
    "'2026-11-20T00:00:00Z'",
    "'2026-11-20T02:00:00+02:00'",
  ])('is dated in UTC: %s', async (written) => {
    const path = join(tempFolder(), 'a.parquet');
    await parquetOf(path, { ...typedLine, line_item_usage_start_date: written });
    const sql = 'select billing_date from cost_lines';
    expect(await queryBill(path, sql, { billing_date: 'date' })).toEqual([
      { billing_date: '2026-11-20' },
    ]);
  });
});

describe('a line without any date', () => {
  it.each(['csv', 'parquet'])('is rejected in %s, not lost', async (format) => {
    const path = join(tempFolder(), `a.${format}`);
    const blank = { bill_billing_period_start_date: null, line_item_usage_start_date: null };
    const lines = [usageLine({}), usageLine(blank)];
    if (format === 'csv') writeFile(path, csvOf(lines));
    else await writeParquet(path, 'legacy', lines);
    await expect(
      queryBill(path, 'select 1 as n from cost_lines', { n: 'integer' }),
    ).rejects.toThrow(
      /a\.(csv|parquet): a line has neither bill_billing_period_start_date nor line_item_usage_start/,
    );
  });

  it('gets the date of its folder if there is one', async () => {
    const path = join(tempFolder(), 'BILLING_PERIOD=2026-11/a.csv');
    writeFile(path, csvOf([usageLine({ line_item_usage_start_date: null })]));
    const sql = 'select billing_date from cost_lines';
    expect(await queryBill(path, sql, { billing_date: 'date' })).toEqual([
      { billing_date: '2026-11-01' },
    ]);
  });
});

describe('a case from the field', () => {
  const total = (where = 'true') =>
    `select sum(unblended_cost) as cost, sum(amortized_cost) as amortized,
      min(usage_account_id) as account, max(service) as service
     from cost_lines where left_out is null and ${where}`;
  const schema = {
    cost: 'double',
    amortized: 'double',
    account: 'string',
    service: 'string',
  } as const;
  const of = async (name: string, where?: string) =>
    (await queryBill(sharedCase(name) ?? '', total(where), schema))[0];
  const day20 = "billing_date = date '2026-11-20'";

  it.skipIf(!sharedCase('focus-provider-null'))('focus-provider-null', async () => {
    expect(await of('focus-provider-null', day20)).toMatchObject({ cost: 35 });
  });

  it.skipIf(!sharedCase('focus-null-words'))('focus-null-words', async () => {
    expect(await of('focus-null-words', day20)).toMatchObject({ account: '111122223333' });
    expect(await of('focus-null-words', "service in ('null', 'None')")).toMatchObject({
      cost: null,
    });
  });

  it.skipIf(!sharedCase('parquet-account-double'))('parquet-account-double', async () => {
    expect(await of('parquet-account-double')).toMatchObject({ account: '111122223333' });
  });

  it.skipIf(!sharedCase('empty-header-name'))('empty-header-name', async () => {
    expect(await of('empty-header-name', day20)).toMatchObject({ cost: 10 });
  });

  it.skipIf(!sharedCase('product-json-null'))('product-json-null', async () => {
    expect(await of('product-json-null')).toMatchObject({ cost: 200 });
  });

  it.skipIf(!sharedCase('cur2-chosen-columns'))('cur2-chosen-columns', async () => {
    expect(await of('cur2-chosen-columns', day20)).toMatchObject({ service: 'AmazonS3', cost: 15 });
  });

  it.skipIf(!sharedCase('sp-cancelled-refund-amortized'))('sp-cancelled-refund', async () => {
    const name = 'sp-cancelled-refund-amortized';
    expect(await of(name)).toMatchObject({ amortized: 170 });
    expect(await of(name, "billing_date = date '2026-11-06'")).toMatchObject({ amortized: 10 });
  });

  it.skipIf(!sharedCase('nan-cost'))('nan-cost', async () => {
    await expect(of('nan-cost')).rejects.toThrow(/b.csv: "nan" in column .* \(line 22\)/i);
  });
});
