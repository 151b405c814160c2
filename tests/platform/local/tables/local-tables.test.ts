/** The tables that Glue defines on AWS, created in DuckDB with hostile names and unusual paths. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishDay } from '../../../../src/archive/day/publish-day.ts';
import type { DirectoryAccount } from '../../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { createAccounts, createView } from '../../../../src/platform/local/tables/local-tables.ts';
import type { ResultSchema } from '../../../../src/ports/query-engine.ts';
import { collect } from '../../../../src/queries/collect.ts';
import { encodeTable } from '../../../../src/tables/encode-table.ts';
import { objectKey } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../../../src/tables/ou-forecast.ts';
import type { ParquetTable } from '../../../../src/tables/table.ts';
import { checkedDay } from '../../../archive/day/checked-day.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const count = { name: 'Count', type: 'bigint', meaning: 'Lines of the bill' } as const;

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const rowsOf = <S extends ResultSchema>(sql: string, schema: S) =>
  collect({ engine }, { name: 'test', sql, schema });

function account(change: Partial<DirectoryAccount> = {}): DirectoryAccount {
  const snapshotDate = parseBillingDay('2026-11-01');
  const names = { accountName: 'a', ouId: 'ou-1', ouName: 'Prod', ouPath: 'Root/Prod' };
  return { snapshotDate, accountId: '000000000001', ...names, status: 'ACTIVE', ...change };
}

describe('accounts', () => {
  const schema = { account_id: 'string', account_name: 'string', day: 'string' } as const;
  const select = 'select account_id, account_name, snapshot_date::varchar as day from accounts';

  test('are inserted unchanged, whatever the name contains', async () => {
    const text = fc.string({ unit: 'binary' }).map((name) => name.replaceAll('\0', ''));
    const hostile = fc.constantFrom(
      "'); drop table accounts; --",
      "''",
      '\\',
      ':x',
      '/*',
      '$$',
      '%',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, hostile), { maxLength: 20 }), async (names) => {
        await engine.run(createAccounts(names.map((accountName) => account({ accountName }))));
        const found = await rowsOf(select, schema);
        expect(found.map((row) => row.account_name).sort()).toEqual(names.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  test('keep leading zeros and the day of their snapshot', async () => {
    await engine.run(createAccounts([account()]));
    expect(await rowsOf(select, schema)).toEqual([
      { account_id: '000000000001', account_name: 'a', day: '2026-11-01' },
    ]);
  });

  test('of an empty directory are an empty table of the same columns', async () => {
    await engine.run(createAccounts([account()]));
    await engine.run(createAccounts([]));
    expect(await rowsOf(`${select} where ou_path = ou_name or status = ou_id`, schema)).toEqual([]);
  });
});

describe('the archive', () => {
  const schema = {
    day: 'string',
    OU: 'string',
    DailyCost: 'double',
    year: 'integer',
    month: 'integer',
    partition_day: 'integer',
  } as const;
  const select = `select BillingDate::varchar as day, OU, DailyCost, year, month,
    ou_breakdown.day as partition_day from ou_breakdown order by OU, DailyCost`;

  test('without partitions is empty, with all its columns', async () => {
    await engine.run(createView(ouBreakdownTable, { files: [] }));
    expect(await rowsOf(select, schema)).toEqual([]);
    expect(
      await rowsOf('select Service as OU, LinkedAccount as s from ou_breakdown', {
        OU: 'string',
        s: 'string',
      }),
    ).toEqual([]);
  });

  test.each([
    'plain',
    'with spaces and (brackets)',
    '[brackets]',
    '[',
    'a*b',
    'what?',
    'quote \' and " double',
    'back\\slash',
    '{a,b}',
    'year=1999',
    'day=31',
    '100%25',
    'Größe 💰',
    '**',
  ])('is found in a folder named %s', async (name) => {
    const folder = join(tempFolder(), name, 'out');
    mkdirSync(folder, { recursive: true });
    const store = new DirectoryStore(folder);
    const day = checkedDay([['Root', 'EC2', '000000000001', 2.5]]);
    await publishDay(store, day);
    const files = [store.locate(objectKey(ouBreakdownTable, day.day))];
    await engine.run(createView(ouBreakdownTable, { files }));
    expect(await rowsOf(select, schema)).toEqual([
      { day: '2026-11-20', OU: 'Root', DailyCost: 2.5, year: 2026, month: 11, partition_day: 20 },
    ]);
  });

  test.each([
    ['a*b', 'axb'],
    ['a?b', 'axb'],
    ['[x]', 'x'],
  ])('in a folder named %s is not mixed with its neighbour %s', async (name, neighbour) => {
    const folder = tempFolder();
    const files = [];
    for (const [place, cost] of [
      [neighbour, 7],
      [name, 2],
    ] as const) {
      const store = new DirectoryStore(join(folder, place));
      const day = checkedDay([['Root', 'EC2', '000000000001', cost]]);
      await publishDay(store, day);
      files.push(store.locate(objectKey(ouBreakdownTable, day.day)));
    }
    await engine.run(createView(ouBreakdownTable, { files: files.slice(1) }));
    expect((await rowsOf(select, schema)).map((row) => row.DailyCost)).toEqual([2]);
  });

  test('has the columns and partition values of any declared table', async () => {
    const folder = tempFolder();
    const table = {
      ...ouForecastTable,
      name: 'some_table',
      columns: { text: ouForecastTable.columns.ou, count: { ...count, isNullable: true } },
    } as const satisfies ParquetTable;
    const days = ['2026-11-19', '2026-11-20'].map(parseBillingDay);
    const store = new DirectoryStore(folder);
    for (const day of days) {
      const values = { text: [day], count: [day === days[0] ? 9_007_199_254_740_991 : null] };
      await store.put(objectKey(table, day), encodeTable(table, values, {}));
    }
    const [first, second] = days.map((day) => store.locate(objectKey(table, day)));
    const placed = { day: parseBillingDay('2026-11-01'), file: second ?? '' };
    await engine.run(createView(table, { files: [first ?? ''], misplaced: [placed] }));
    const sql = 'select report_date, OU, "Count"::varchar as n from some_table order by OU';
    const seen = await collect(
      { engine },
      {
        name: 'test',
        sql: `select report_date, OU, coalesce(n, '-') as n from (${sql})`,
        schema: { report_date: 'date', OU: 'string', n: 'string' },
      },
    );
    expect(seen).toEqual([
      { report_date: '2026-11-19', OU: '2026-11-19', n: '9007199254740991' },
      { report_date: '2026-11-01', OU: '2026-11-20', n: '-' },
    ]);
    await engine.run(createView(table, { files: [] }));
    expect(
      await rowsOf('select report_date::varchar as d, OU, "Count" from some_table', {
        d: 'string',
        OU: 'string',
        Count: 'integer',
      }),
    ).toEqual([]);
  });

  test('contains exactly the given days, including an emptied day', async () => {
    const store = new DirectoryStore(tempFolder());
    const day = (text: string) => parseBillingDay(text);
    const days = [
      checkedDay([['A', 'EC2', '1', 1]], { day: day('2026-11-01') }),
      checkedDay([], { day: day('2026-11-02') }),
      checkedDay([['C', 'EC2', '1', 3]], { day: day('2026-11-03') }),
      checkedDay([['hidden', 'EC2', '1', 4]], { day: day('2026-11-04') }),
    ];
    for (const one of days) await publishDay(store, one);
    const files = days.slice(0, 3).map((one) => store.locate(objectKey(ouBreakdownTable, one.day)));
    await engine.run(createView(ouBreakdownTable, { files }));
    const found = await rowsOf(select, schema);
    expect(found.map((row) => [row.OU, row.partition_day])).toEqual([
      ['A', 1],
      ['C', 3],
    ]);
  });
});
