/** A user's SQL reads the tables and nothing else, and changes nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { textOf } from '../../../../src/platform/local/query/plain-value.ts';
import { QuerySession } from '../../../../src/platform/local/query/query-session.ts';
import { tableFiles } from '../../../../src/platform/local/query/table-files.ts';
import { encodeTable } from '../../../../src/tables/encode-table.ts';
import { objectKey } from '../../../../src/tables/object-key.ts';
import { ouForecastTable } from '../../../../src/tables/ou-forecast.ts';
import { account } from '../../../support/laptop.ts';
import { steadyLines, writeBill } from '../../../support/small-bill.ts';
import { folderForSuite } from '../../../support/temp-folder.ts';

const folder = folderForSuite();
const reportDay = parseBillingDay('2026-11-20');
let session: QuerySession;
let bill: string;
let secret: string;

beforeAll(async () => {
  // DuckDB reads brackets and stars as a pattern.
  const base = join(folder(), 'a [b] c');
  bill = writeBill(join(base, 'bill.csv'), steadyLines('2026-11-01', '2026-11-20'));
  secret = join(base, 'secret.csv');
  writeFileSync(secret, 'word\nsecret\n');
  const out = join(base, 'out');
  writeForecast(out);
  session = await QuerySession.open({
    bill,
    source: undefined,
    accounts: [account('111122223333', 'Root/Workloads')],
    budgets: undefined,
    out,
    memoryLimit: '300MB',
  });
});
afterAll(() => session.close());

function writeForecast(out: string): void {
  const file = join(out, objectKey(ouForecastTable, reportDay));
  mkdirSync(dirname(file), { recursive: true });
  const values = {
    forecastDate: [parseBillingDay('2026-11-21')],
    ou: ['Root/Workloads'],
    forecast: Float64Array.of(12.5),
    ifStays: [null],
    lower: [null],
    upper: [null],
  };
  writeFileSync(file, encodeTable(ouForecastTable, values, {}));
}

async function rowsOf(sql: string): Promise<(string | null)[][]> {
  const { rows } = await session.select(sql);
  const found: (string | null)[][] = [];
  for await (const row of rows) found.push(row.map(textOf));
  return found;
}

describe('a query', () => {
  it('reads the bill, the archive of a folder, and given files', async () => {
    const [[lines, days] = []] = await rowsOf(
      'select count(*), count(distinct billing_date) from cost_lines',
    );
    expect(Number(lines)).toBeGreaterThan(19);
    expect(days).toBe('20');
    expect(await rowsOf('select OU, Forecast, Lower, report_date from ou_forecast')).toEqual([
      ['Root/Workloads', '12.5', null, '2026-11-20'],
    ]);
    expect(await rowsOf('select account_id, ou_path from accounts')).toEqual([
      ['111122223333', 'Root/Workloads'],
    ]);
  });

  it('may be any form of SELECT, with a semicolon and comments', async () => {
    for (const sql of ['select 1;', '-- one\nselect 1', '/* one */ (select 1)', 'values (1)']) {
      expect(await rowsOf(sql)).toEqual([['1']]);
    }
    expect(await rowsOf('with one as (select 1) from one')).toEqual([['1']]);
  });

  it('gives columns unique names, and knows which are numbers', async () => {
    const { columns, rows } = await session.select(
      "select 1 as a, 2.5 as a, 'x' as t, sum(unblended_cost::decimal(38, 12)) as c from cost_lines",
    );
    expect(columns).toEqual([
      { name: 'a', isNumber: true },
      { name: 'a:1', isNumber: true },
      { name: 't', isNumber: false },
      { name: 'c', isNumber: true },
    ]);
    for await (const _ of rows);
  });
});

describe('hostile SQL', () => {
  const files = () => [bill, secret, '/etc/passwd', '/etc/*', join(dirname(secret), '*')];

  it('cannot read a file that is not one of the tables', async () => {
    for (const reader of [
      'read_text',
      'read_csv',
      'read_blob',
      'glob',
      'read_parquet',
      'sniff_csv',
    ]) {
      for (const file of files().filter((one) => one !== bill)) {
        await expect(
          rowsOf(`select * from ${reader}('${file}')`),
          `${reader} ${file}`,
        ).rejects.toThrow('query reads only its own tables');
      }
    }
    await expect(rowsOf(`select * from '${secret}'`)).rejects.toThrow('only its own tables');
    const above = `${bill}/../secret.csv`;
    await expect(rowsOf(`select * from read_csv('${above}')`)).rejects.toThrow(
      'only its own tables',
    );
  });

  it.each([
    "copy (select 1) to '/tmp/finops-digest-hostile.csv'",
    "attach '/tmp/finops-digest-hostile.db'",
    'install httpfs',
    'load httpfs',
    'set enable_external_access = true',
    'reset enable_external_access',
    'pragma database_list',
    'call pragma_version()',
    'create table t as select 1',
    'drop view cost_lines',
    "insert into accounts values ('1')",
    'delete from accounts',
    'update accounts set account_id = 1',
    "export database '/tmp/finops-digest-hostile'",
    'prepare p as select 1',
    'begin',
    'checkpoint',
    'explain select 1',
    'set variable a = 1',
    'use memory',
    'select 1; drop view cost_lines',
    'select 1; select 2',
    'with gone as (delete from accounts returning *) select * from gone',
    "select * from query('drop view cost_lines')",
    "select * from json_execute_serialized_sql(json_serialize_sql('drop view cost_lines'))",
    'select $1',
    '',
    ' ;',
    '-- select 1',
  ])('is rejected: %s', async (sql) => {
    await expect(rowsOf(sql)).rejects.toMatchObject({ name: 'InputError' });
    expect(await rowsOf('select count(*) from accounts')).toEqual([['1']]);
    expect(await rowsOf('select count(*) > 0 from cost_lines')).toEqual([['true']]);
  });

  it('says in one sentence what is accepted', async () => {
    await expect(rowsOf('drop view cost_lines')).rejects.toThrow(
      'DROP is not allowed: only a SELECT is, because query changes nothing.',
    );
    await expect(rowsOf('select 1; select 2')).rejects.toThrow(
      'There are 2 statements; write one SELECT.',
    );
    await expect(rowsOf('select ?')).rejects.toThrow('write the value in its place');
  });
});

describe('wrong SQL', () => {
  it('shows where, and the nearest names, without how it was called', async () => {
    const error = await rowsOf('select Forcast\nfrom ou_forecast').catch((one: Error) => one);
    const [reason, candidates, blank, line, caret] = (error as Error).message.split('\n');
    expect(reason).toBe('Binder Error: Referenced column "Forcast" not found in FROM clause!');
    expect(candidates).toContain('"Forecast"');
    expect([blank, line]).toEqual(['', 'LINE 1: select Forcast']);
    expect(caret).toMatch(/^ +\^$/);
    await expect(rowsOf('select * from ou_forecst')).rejects.toThrow('Did you mean "ou_forecast"?');
    await expect(rowsOf('selct 1')).rejects.toThrow(/^Parser Error: syntax error/);
  });

  it('names the option of a table that has no data', async () => {
    await expect(rowsOf('select * from budgets')).rejects.toThrow(
      'There is no data for budgets: give --budgets, a CSV.',
    );
    await expect(rowsOf('select * from OU_Breakdown')).rejects.toThrow(
      'There is no data for ou_breakdown: give --out, the folder of a run.',
    );
  });

  it('that fails at a row is an error of the input too', async () => {
    await expect(rowsOf("select error('boom') from range(3)")).rejects.toThrow('boom');
  });
});

describe('the objects of a table', () => {
  it('are those at declared places', () => {
    const out = join(folder(), 'places');
    const good = join(out, objectKey(ouForecastTable, reportDay));
    const others = [
      `${good}.bak`,
      join(out, 'ou-forecasts', 'ou-forecast.snappy.parquet'),
      join(out, 'ou-forecasts', 'copy', 'report_date=2026-11-20', 'ou-forecast.snappy.parquet'),
    ];
    for (const file of [good, ...others]) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
    }
    expect(tableFiles(ouForecastTable, out)).toEqual([good]);
    expect(tableFiles(ouForecastTable, join(out, 'absent'))).toEqual([]);
  });
});
