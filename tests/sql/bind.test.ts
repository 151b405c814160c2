/** How values become SQL text, and which placeholders they replace. */
import { describe, expect, test } from 'vitest';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import {
  bindSql,
  type SqlFragment,
  sqlColumnMap,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlIntegerList,
  sqlSubquery,
  sqlText,
  sqlTextList,
} from '../../src/sql/bind.ts';

const one = sqlInteger(1);

describe('bindSql', () => {
  test('fills every placeholder, also twice and side by side', () => {
    const sql = 'select :a, :b_2,:a from :t where x=:a';
    const bound = bindSql(sql, { a: one, b_2: sqlText('b'), t: sqlIdentifier('t') });
    expect(bound).toBe(`select 1, 'b',1 from "t" where x=1`);
  });

  test.each([
    ['strings', "select ':a' || 'it''s :a' || ''':a'"],
    ['strings over lines', "select '\n:a\n'"],
    ['names', 'select ":a", "a"":a"'],
    ['line comments', 'select 2 -- :a and \' and "'],
    ['block comments', 'select 2 /* :a\n\' " -- :a */ + 3'],
    ['casts', "select x::integer, '1'::a, y :: a"],
    ['names in capitals', 'select :A, :_a, :1'],
  ])('leaves %s alone', (_, sql) => {
    expect(bindSql(`${sql}\n, :a`, { a: one })).toBe(`${sql}\n, 1`);
  });

  test('fills what follows a string, a comment or a cast', () => {
    expect(bindSql("select 'x':a", { a: one })).toBe("select 'x'1");
    expect(bindSql('select -- x\n:a', { a: one })).toBe('select -- x\n1');
    expect(bindSql('select /**/:a', { a: one })).toBe('select /**/1');
    expect(bindSql('select :a::integer', { a: one })).toBe('select 1::integer');
  });

  test('inserts a value unchanged, whatever it contains', () => {
    const value = sqlText("$& $1 $` $$ :b -- '");
    expect(bindSql('select :a, :b', { a: value, b: one })).toBe(`select ${value}, 1`);
  });

  test('names a placeholder that has no value, also one named like a property of objects', () => {
    for (const name of ['missing', 'constructor', 'valueof', 'tostring']) {
      expect(() => bindSql(`select :${name}`, {})).toThrow(new TypeError(`no value for :${name}`));
    }
  });

  test('names the values that have no placeholder', () => {
    expect(() => bindSql('select 1', { a: one, b: one })).toThrow(
      new TypeError('no placeholder :a, :b in the SQL'),
    );
    expect(() => bindSql("select ':a'", { a: one })).toThrow('no placeholder :a');
  });
});

describe('literals', () => {
  test('of text double their quotes and change nothing else', () => {
    expect(sqlText(`it's "x" \\ -- /* :a`)).toBe(`'it''s "x" \\ -- /* :a'`);
    expect(sqlText('')).toBe("''");
    expect(() => sqlText('a\0b')).toThrow(TypeError);
  });

  test('of days are days', () => {
    expect(sqlDate('2026-11-20' as BillingDay)).toBe("date '2026-11-20'");
    for (const text of ["2026-11-20'", '2026-11-20\n', '20261120', "' or 1=1 --", '']) {
      expect(() => sqlDate(text as BillingDay)).toThrow(TypeError);
    }
  });

  test('of integers are safe integers', () => {
    expect([sqlInteger(0), sqlInteger(-0), sqlInteger(-12)]).toEqual(['0', '0', '-12']);
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1; drop' as never]) {
      expect(() => sqlInteger(value)).toThrow(TypeError);
    }
  });

  test('of lists are their members, or match nothing when empty', () => {
    expect(sqlTextList(["a'b", ''])).toBe("('a''b', '')");
    expect(sqlIntegerList([1, -2])).toBe('(1, -2)');
    expect([sqlTextList([]), sqlIntegerList([])]).toEqual(['(NULL)', '(NULL)']);
  });
});

describe('identifiers', () => {
  test('are quoted part by part', () => {
    expect(sqlIdentifier('cost')).toBe('"cost"');
    expect(sqlIdentifier('AwsDataCatalog.finops_db.ou_breakdown')).toBe(
      '"AwsDataCatalog"."finops_db"."ou_breakdown"',
    );
  });

  test.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'a.b.c.d',
    '1a',
    'a-b',
    'a b',
    'a"b',
    "a'b",
    'a;b',
    'a\n',
    'é',
    'a:b',
    'user/x',
    'x'.repeat(256),
  ])('with other characters than letters, digits and _ are rejected: %j', (name) => {
    expect(() => sqlIdentifier(name)).toThrow(TypeError);
  });
});

test('a sub-query has its parentheses on separate lines, so that a comment cannot hide one', () => {
  expect(sqlSubquery('select 1 -- end' as SqlFragment)).toBe('(\nselect 1 -- end\n)');
});

test('a column map takes its keys from the names after the prefix, and rejects other columns', () => {
  expect(sqlColumnMap(['tag_user_a'], 'tag_')).toBe(
    `CAST(map(ARRAY['user_a'], ARRAY[CAST("tag_user_a" AS varchar)]) AS map(varchar, varchar))`,
  );
  expect(() => sqlColumnMap(['tag_a"b'], 'tag_')).toThrow(TypeError);
});
