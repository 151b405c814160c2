/** The embedded engine returns typed columns in batches, and says what failed and where. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/domain/input/input-error.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import type { Batch, ResultSchema } from '../../../../src/ports/query-engine.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 2, memoryLimit: '500MB' });
});
afterAll(() => engine.close());

async function batchesOf<S extends ResultSchema>(sql: string, schema: S): Promise<Batch<S>[]> {
  const { batches } = await engine.query({ name: 'a_statement', sql, schema });
  const all: Batch<S>[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe('a result', () => {
  it('has a column of text, days, doubles and integers each, with nulls', async () => {
    const sql = `select * from (values
      (date '2026-11-20', 'a', 1.5e0, cast(1 as bigint)),
      (date '1969-12-31', null, null, cast(-9007199254740991 as hugeint)),
      (null, '', -0.1e0, null)) as t(day, name, cost, n)`;
    const schema = { day: 'date', name: 'string', cost: 'double', n: 'integer' } as const;
    expect(await batchesOf(sql, schema)).toEqual([
      {
        rowCount: 3,
        columns: {
          day: ['2026-11-20', '1969-12-31', null],
          name: ['a', null, ''],
          cost: [1.5, null, -0.1],
          n: [1, -9007199254740991, null],
        },
      },
    ]);
  });

  it('streams in batches, in the order of the statement', async () => {
    const sql = 'select x as n from range(100000) as t(x) order by x desc';
    const batches = await batchesOf(sql, { n: 'integer' });
    expect(batches.length).toBeGreaterThan(10);
    expect(batches.flatMap(({ columns }) => columns.n)).toEqual(
      Array.from({ length: 100_000 }, (_, index) => 99_999 - index),
    );
  });

  it('keeps the texts of a batch when later ones have been read and the result is closed', async () => {
    const text = (n: number) => `a text that is too long to be inlined ${n}`;
    const sql = `select x as n, 'a text that is too long to be inlined ' || x as name
      from range(100000) as t(x) order by name`;
    const batches = await batchesOf(sql, { n: 'integer', name: 'string' });
    await batchesOf(sql, { n: 'integer', name: 'string' });
    const wrong = batches.flatMap(({ columns: { n, name } }) =>
      name.filter((found, row) => found !== text(n[row] ?? -1)),
    );
    expect(wrong).toEqual([]);
  });

  it('may be empty', async () => {
    expect(await batchesOf('select 1 as n where false', { n: 'integer' })).toEqual([]);
  });

  it('may be read while another is open, and left before its end', async () => {
    const sql = 'select x as n from range(50000) as t(x)';
    const outer = await engine.query({ name: 'outer', sql, schema: { n: 'integer' } });
    let rows = 0;
    for await (const { rowCount } of outer.batches) {
      rows += rowCount;
      const inner = await batchesOf('select 1 as n', { n: 'integer' });
      expect(inner).toHaveLength(1);
    }
    expect(rows).toBe(50_000);
    const left = await engine.query({ name: 'left', sql, schema: { n: 'integer' } });
    expect(left.queryId).not.toBe(outer.queryId);
    for await (const _ of left.batches) break;
    expect(await batchesOf('select 1 as n', { n: 'integer' })).toHaveLength(1);
  });

  it('dates instants in UTC', async () => {
    const sql = `select cast(timestamptz '2026-11-20 23:30:00-05:00' as date) as day`;
    const [batch] = await batchesOf(sql, { day: 'date' });
    expect(batch?.columns.day).toEqual(['2026-11-21']);
  });
});

describe('a failure', () => {
  it.each([
    [
      'select 1 as b, 2 as a',
      { a: 'integer', b: 'integer' },
      /columns \(b, a\), expected \(a, b\)/,
    ],
    ['select 1 as a, 2 as b', { a: 'integer' }, /columns \(a, b\), expected \(a\)/],
    ['select 1 as a', { a: 'double' }, /column a is INTEGER, expected double/],
    [`select '2026-11-20' as a`, { a: 'date' }, /column a is VARCHAR, expected date/],
    [
      'select cast(1 as decimal(38, 12)) as a',
      { a: 'double' },
      /column a is DECIMAL\(38,12\), expected double/,
    ],
    ['select 9007199254740993 as a', { a: 'integer' }, /9007199254740993 is too large/],
    ['select nothing from nowhere', { a: 'integer' }, /nowhere/],
    [`select error('because') as a`, { a: 'string' }, /because/],
  ] as [string, ResultSchema, RegExp][])(
    'in %s names the statement and the reason',
    async (sql, schema, reason) => {
      const failure = await batchesOf(sql, schema).catch((error: unknown) => error as Error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(InputError);
      const { message, cause } = failure as Error;
      expect(message).toMatch(/^a_statement \(query \d+\) failed on DuckDB: /);
      expect(message).toMatch(reason);
      expect(cause).toBeInstanceOf(Error);
    },
  );

  it('in a statement without a result carries the message too', async () => {
    await expect(engine.run('create view v as select * from nowhere')).rejects.toThrow(/nowhere/);
  });

  it('about a missing file is an error of the input', async () => {
    const failure = batchesOf(`select 1 as a from 'gone.parquet'`, { a: 'integer' });
    await expect(failure).rejects.toThrow(InputError);
    await expect(batchesOf(`select 1 as a from 'gone.parquet'`, { a: 'integer' })).rejects.toThrow(
      /^gone\.parquet cannot be opened/,
    );
  });
});

describe('the engine', () => {
  it('never installs or loads an extension by itself', async () => {
    const sql = `select name, value from duckdb_settings()
      where name in ('autoinstall_known_extensions', 'autoload_known_extensions')`;
    const batches = await batchesOf(sql, { name: 'string', value: 'string' });
    expect(batches.flatMap(({ columns }) => columns.value)).toEqual(['false', 'false']);
  });

  it('keeps to its memory limit by spilling to disk', async () => {
    const small = await DuckDbEngine.open({ threads: 2, memoryLimit: '100MB' });
    const sql = `select count(*) as n from (
      select x % 3000000 as k, sum(x) from range(6000000) as t(x) group by k)`;
    const { batches } = await small.query({ name: 'large', sql, schema: { n: 'integer' } });
    for await (const { columns } of batches) expect(columns.n).toEqual([3_000_000]);
    small.close();
  });
});
