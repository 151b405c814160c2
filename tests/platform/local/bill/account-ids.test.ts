/** Account ids become twelve digits of text from any form that programs write, or are rejected. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../support/temp-folder.ts';
import { csvOf, focusCharge, queryBill, usageLine, writeFile } from './hand-written-bill.ts';
import { accountOf, parquetOf, typedLine } from './typed-line.ts';

describe('an account id', () => {
  it.each([
    ['22233334444::bigint', '022233334444'],
    ['22233334444::double', '022233334444'],
    ['111122223333::decimal(18, 0)', '111122223333'],
    ["'22233334444'", '022233334444'],
    ["'111122223333.0'", '111122223333'],
    ["'nan'", 'Unknown'],
    ["'nan'::double", 'Unknown'],
  ])('written to Parquet as %s is %s', async (written, expected) => {
    const path = join(tempFolder(), 'bill.parquet');
    await parquetOf(path, { ...typedLine, line_item_usage_account_id: written });
    expect(await accountOf(path)).toBe(expected);
  });

  it.each([
    ['22233334444', '022233334444'],
    ['22233334444.0', '022233334444'],
    ['022233334444', '022233334444'],
    ['None', '011122223333'],
    ['2222-3333-4444', '222233334444'],
    ['222,233,334,444', '222233334444'],
    ['22,233,334,444', '022233334444'],
    ['33334444', '000033334444'],
    [' 022233334444 ', '022233334444'],
    ['\u00a022233334444', '022233334444'],
    ["'022233334444", '022233334444'],
    ['="022233334444"', '022233334444'],
    ['2222 3333 4444', '222233334444'],
    ['000000001234', '000000001234'],
    ['1234567890123', '1234567890123'],
  ])('written to CSV as %s is %s', async (written, expected) => {
    const path = join(tempFolder(), 'bill.csv');
    writeFile(path, csvOf([usageLine({ line_item_usage_account_id: written })]));
    expect(await accountOf(path)).toBe(expected);
  });

  it('of another provider stays unchanged', async () => {
    const path = join(tempFolder(), 'bill.csv');
    const other = focusCharge({ providername: 'Microsoft', subaccountid: '/subscriptions/3e10' });
    writeFile(path, csvOf([focusCharge({}), other]));
    const sql = 'select max(usage_account_id) as a, min(usage_account_id) as b from cost_lines';
    const rows = await queryBill(path, sql, { a: 'string', b: 'string' });
    expect(rows).toEqual([{ a: '022233334444', b: '/subscriptions/3e10' }]);
  });

  it.each(['1234', '1234.0', '0', "'1234'", '1234::bigint', '1234::double'])(
    'with too few digits is rejected: %s',
    async (written) => {
      const isParquet = /[':]/.test(written);
      const path = join(tempFolder(), isParquet ? 'bill.parquet' : 'bill.csv');
      if (isParquet) await parquetOf(path, { ...typedLine, line_item_usage_account_id: written });
      else writeFile(path, csvOf([usageLine({ line_item_usage_account_id: written })]));
      await expect(accountOf(path)).rejects.toThrow(/bill\.\w+: "\d+(\.0)?" in .* has lost digits/);
    },
  );

  it('that lost digits is rejected with its file, line and what to do', async () => {
    const folder = tempFolder();
    const lines = [usageLine({}), usageLine({ line_item_usage_account_id: '1.11122E+11' })];
    const csv = writeFile(join(folder, 'bill.csv'), csvOf(lines));
    await expect(accountOf(csv)).rejects.toThrow(
      /bill.csv: "1.11122E\+11" in column line_item_usage_account_id has lost digits .*line 3.*as text/,
    );
    const parquet = join(tempFolder(), 'bill.parquet');
    await parquetOf(parquet, { ...typedLine, line_item_usage_account_id: '1111222233.5::double' });
    await expect(accountOf(parquet)).rejects.toThrow(/bill.parquet: "1111222233.5".*lost digits/);
    const float = join(tempFolder(), 'bill.parquet');
    await parquetOf(float, { ...typedLine, line_item_usage_account_id: '111122223333::float' });
    await expect(accountOf(float)).rejects.toThrow(/lost digits/);
  });
});
