/** Text whose columns are separated by other characters than commas. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../support/temp-folder.ts';
import { csvOf, type Line, queryBill, usageLine, writeFile } from './hand-written-bill.ts';
import { accountOf } from './typed-line.ts';

describe('text with other delimiters', () => {
  const maps = { product: { product_name: 'EC2, "m5"' }, resource_tags: { a: 'b;c' } };
  const line = usageLine({ ...maps, line_item_usage_account_name: 'Prod' });
  const cell = (value: Line[string] | undefined) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
  const quotedCell = (value: Line[string] | undefined) => `"${cell(value).replaceAll('"', '""')}"`;

  it.each([
    ['character 1', '\u0001', cell],
    ['tab', '\t', quotedCell],
    ['semicolon', ';', quotedCell],
    ['comma', ',', quotedCell],
  ])('is read: %s', async (_, delimiter, write) => {
    const rows = [Object.keys(line), Object.values(line).map(write)];
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, `\uFEFF${rows.map((row) => row.join(delimiter)).join('\n')}\n`);
    const sql = `select service, element_at(tags, 'a') as tag, unblended_cost from cost_lines`;
    const schema = { service: 'string', tag: 'string', unblended_cost: 'double' } as const;
    expect(await queryBill(path, sql, schema)).toEqual([
      { service: 'EC2, "m5"', tag: 'b;c', unblended_cost: 1 },
    ]);
  });

  it('is rejected with its line if a number has a comma', async () => {
    const rows = [Object.keys(line), Object.values({ ...line, line_item_unblended_cost: '1,5' })];
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, `${rows.map((row) => row.map(cell).join('\t')).join('\n')}\n`);
    const cost = 'select unblended_cost as cost from cost_lines';
    await expect(queryBill(path, cost, { cost: 'double' })).rejects.toThrow(
      /a.csv: "1,5" in column line_item_unblended_cost is not a number \(line 2\)/,
    );
  });

  it('is read with a last comma in the header, and with names that are blank', async () => {
    const text = csvOf([line]).trimEnd().split('\n');
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, `${text[0]},, \n${text[1]},x,y\n`);
    expect(await accountOf(path)).toBe('022233334444');
  });

  it('is rejected when it is UTF-16', async () => {
    const path = join(tempFolder(), 'a.csv');
    writeFile(path, Buffer.from(`\uFEFF${csvOf([line])}`, 'utf16le'));
    await expect(accountOf(path)).rejects.toThrow(/a.csv is not UTF-8 text/);
  });
});
