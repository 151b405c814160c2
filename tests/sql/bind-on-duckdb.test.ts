/** An engine reads bound values back unchanged. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import type { ResultSchema } from '../../src/ports/query-engine.ts';
import { collect } from '../../src/queries/collect.ts';
import {
  bindSql,
  sqlColumnMap,
  sqlDate,
  sqlInteger,
  sqlIntegerList,
  sqlText,
  sqlTextList,
} from '../../src/sql/bind.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const rowsOf = <S extends ResultSchema>(sql: string, schema: S) =>
  collect({ engine }, { name: 'test', sql, schema });

/** Text of attackers and careless people, in any mixture. */
const scraps = fc.constantFrom(
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  '--',
  '/*',
  '*/',
  ':a',
  ':b',
  '::',
  ';',
  '$$',
  '$1',
  '\n',
  '\r\n',
  '%',
  '{',
  '💰',
  '\u202e',
  "' || 'x",
  "'; drop table t; --",
);
const hostile = fc.array(fc.oneof(scraps, fc.string({ unit: 'grapheme' })), { maxLength: 8 });
const text = hostile.map((parts) => parts.join('').replaceAll('\0', ''));

describe('the values that DuckDB reads', () => {
  test('are the bound texts, also next to comments and strings that look like placeholders', async () => {
    const sql = `select /* :a */ :a as a, ':a' as literal, -- it's :b "
      :b as b, length(:a) as size`;
    const schema = { a: 'string', literal: 'string', b: 'string', size: 'integer' } as const;
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const [row] = await rowsOf(bindSql(sql, { a: sqlText(a), b: sqlText(b) }), schema);
        expect(row).toMatchObject({ a, literal: ':a', b });
      }),
      { numRuns: 150 },
    );
  });

  test('are in a list exactly when they were put there', async () => {
    const sql = 'select case when :a in :list then 1 else 0 end as found';
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 5 }), async (a, others) => {
        for (const list of [others, [...others, a]]) {
          const bound = bindSql(sql, { a: sqlText(a), list: sqlTextList(list) });
          const [row] = await rowsOf(bound, { found: 'integer' });
          expect(row?.found).toBe(list.includes(a) ? 1 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are the bound days and integers', async () => {
    const sql = 'select :day as day, :number as number, :number in :numbers as found';
    const days = fc.integer({ min: 0, max: 47_481 }).map((n) => dayOfTime(n * 86_400_000));
    const integers = fc.array(fc.integer(), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(days, integers, async (day, numbers) => {
        const [number = 0] = numbers;
        const values = {
          day: sqlDate(day),
          number: sqlInteger(number),
          numbers: sqlIntegerList(numbers),
        };
        const cast = `select day, cast(number as bigint) as number, cast(found as integer) as found
          from (${bindSql(sql, values)})`;
        const schema = { day: 'date', number: 'integer', found: 'integer' } as const;
        expect(await rowsOf(cast, schema)).toEqual([{ day, number, found: 1 }]);
      }),
      { numRuns: 60 },
    );
  });

  test('are never in an empty list', async () => {
    const bound = bindSql("select count(*) as n from (select 'a' as x) where x in :list", {
      list: sqlTextList([]),
    });
    expect(await rowsOf(bound, { n: 'integer' })).toEqual([{ n: 0 }]);
  });
});

describe('a column map', () => {
  const tagOf = async (columns: readonly string[], key: string) => {
    const sql = `select coalesce(element_at(tags, :key), 'absent') as value,
        cast(cardinality(map_keys(tags)) as integer) as size
      from (select :tags as tags from (select 'x''y' as tag_user_a, 7 as tag_b))`;
    const values = { key: sqlText(key), tags: sqlColumnMap(columns, 'tag_') };
    const [row] = await rowsOf(bindSql(sql, values), { value: 'string', size: 'integer' });
    return row;
  };

  test('contains each column under its short name, as text', async () => {
    const columns = ['tag_user_a', 'tag_b'];
    expect(await tagOf(columns, 'user_a')).toEqual({ value: "x'y", size: 2 });
    expect(await tagOf(columns, 'b')).toEqual({ value: '7', size: 2 });
    expect(await tagOf(columns, 'c')).toEqual({ value: 'absent', size: 2 });
  });

  test('of no columns is empty', async () => {
    expect(await tagOf([], 'a')).toEqual({ value: 'absent', size: 0 });
  });
});
