/**
 * The archive as others read it: DuckDB and Rust's parquet crate (by way of parquet-wasm) must see
 * the columns of the Glue table, whole, compressed with Snappy and with statistics that prune.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeDay } from '../../../src/archive/day/parquet.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { checkedDay, type Row, someRows } from './checked-day.ts';

const hostileRows: Row[] = [
  ['Root/🧨', 'שלום \u202e', '000000000001', -0],
  ['line\nbreak', `quote ' " \\`, '012345678901', 5e-324],
  ['nul \0 inside', '中文', '999999999999', 1e300],
];

/** 250,000 rows in archive order: 50 OUs, 100 accounts in each, 50 services in each. */
function manyRows(): Row[] {
  return Array.from({ length: 250_000 }, (_, index) => [
    `Root/Workloads/Organizational unit with a long name/${String(Math.floor(index / 5000)).padStart(3, '0')}`,
    `Service ${String(index % 50).padStart(2, '0')}`,
    String(Math.floor(index / 50)).padStart(12, '0'),
    (index % 977) / 100 - 1,
  ]);
}

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
});
afterAll(() => instance.closeSync());

async function rowsOfSql(sql: string) {
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}

function writeDay(rows: readonly Row[]): string {
  const path = join(tempFolder(), 'day.parquet');
  writeFileSync(path, encodeDay(checkedDay(rows)));
  return path;
}

function arrowOf(rows: readonly Row[]) {
  return tableFromIPC(readParquet(encodeDay(checkedDay(rows))).intoIPCStream());
}

describe('the columns', () => {
  test('are the Glue table’s for DuckDB', async () => {
    const path = writeDay(someRows);
    expect(await rowsOfSql(`describe select * from read_parquet('${path}')`)).toMatchObject([
      { column_name: 'BillingDate', column_type: 'DATE' },
      { column_name: 'OU', column_type: 'VARCHAR' },
      { column_name: 'Service', column_type: 'VARCHAR' },
      { column_name: 'LinkedAccount', column_type: 'VARCHAR' },
      { column_name: 'DailyCost', column_type: 'DOUBLE' },
    ]);
    const physical = `select name, type, converted_type, repetition_type as repetition
      from parquet_schema('${path}') where num_children is null`;
    expect(await rowsOfSql(physical)).toMatchObject([
      { name: 'BillingDate', type: 'INT32', converted_type: 'DATE', repetition: 'REQUIRED' },
      { name: 'OU', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition: 'REQUIRED' },
      { name: 'Service', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition: 'REQUIRED' },
      { name: 'LinkedAccount', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition: 'REQUIRED' },
      { name: 'DailyCost', type: 'DOUBLE', repetition: 'REQUIRED' },
    ]);
  });

  test('are the Glue table’s for Rust and Arrow', () => {
    const { fields } = arrowOf(someRows).schema;
    expect(fields.map(({ name, type, nullable }) => `${name} ${type} ${nullable}`)).toEqual([
      'BillingDate Date32<DAY> false',
      'OU Utf8 false',
      'Service Utf8 false',
      'LinkedAccount Utf8 false',
      'DailyCost Float64 false',
    ]);
  });
});

describe.each([
  ['some rows', someRows],
  ['hostile text and extreme costs', hostileRows],
  ['a day without rows', []],
])('%s', (_, rows) => {
  test('read the same in DuckDB', async () => {
    const path = writeDay(rows);
    const found = await rowsOfSql(
      `select BillingDate::varchar as day, encode(OU)::varchar is not null as is_text, OU, Service,
        LinkedAccount, DailyCost from read_parquet('${path}')`,
    );
    expect(found).toEqual(
      rows.map(([OU, Service, LinkedAccount, DailyCost]) => ({
        day: '2026-11-20',
        is_text: true,
        OU,
        Service,
        LinkedAccount,
        DailyCost,
      })),
    );
  });

  test('read the same in Rust', () => {
    const found = arrowOf(rows).toArray();
    expect(
      found.map(({ OU, Service, LinkedAccount, DailyCost }) => [
        OU,
        Service,
        LinkedAccount,
        DailyCost,
      ]),
    ).toEqual(rows);
    for (const { BillingDate } of found) expect(Number(BillingDate)).toBe(Date.UTC(2026, 10, 20));
  });
});

describe('250,000 rows', () => {
  test('lie in several row groups, Snappy throughout, with statistics on every column', async () => {
    const rows = manyRows();
    const path = writeDay(rows);
    const chunks = await rowsOfSql(`select * from parquet_metadata('${path}')`);
    expect(chunks).toHaveLength(3 * 5);
    expect(new Set(chunks.map(({ compression }) => compression))).toEqual(new Set(['SNAPPY']));
    for (const { stats_min_value, stats_max_value, stats_null_count } of chunks) {
      expect(String(stats_min_value) <= String(stats_max_value) || stats_min_value === '-1.0').toBe(
        true,
      );
      expect([stats_min_value, stats_max_value]).not.toContain(null);
      expect(Number(stats_null_count)).toBe(0);
    }
    const ous = chunks.filter(({ path_in_schema }) => path_in_schema === 'OU');
    expect(ous[0]).toMatchObject({
      stats_min_value: rows[0]?.[0],
      stats_max_value: rows[99_999]?.[0],
    });
    const expected = rows.reduce((sum, [, , , amount]) => sum + Math.round(amount * 100), 0);
    const sums = await rowsOfSql(
      `select count(*) as rows, count(distinct LinkedAccount) as accounts,
        sum(round(DailyCost * 100)) as cents from read_parquet('${path}')`,
    );
    expect(sums).toEqual([{ rows: '250000', accounts: '5000', cents: expected }]);
  });
});

test('statistics of long texts, cut short, still let a filter find each one', async () => {
  const stem = 'Root/Größe/'.repeat(6);
  const names = ['', 'é', '💰'.repeat(9), '\u{10ffff}'.repeat(40)].map((end) => stem + end);
  const path = writeDay(names.map((ou) => [ou, ou, ou, 1]));
  for (const ou of names) {
    const found = await rowsOfSql(
      `select OU from read_parquet('${path}') where OU = '${ou}' and LinkedAccount >= '${ou}'`,
    );
    expect(found).toEqual([{ OU: ou }]);
  }
});

test('metric and currency travel in the file itself', async () => {
  const found = await rowsOfSql(
    `select decode(key) as key, decode(value) as value from parquet_kv_metadata('${writeDay([])}')`,
  );
  expect(found).toEqual([
    { key: 'cost-metric', value: 'unblended' },
    { key: 'currency', value: 'USD' },
  ]);
});
