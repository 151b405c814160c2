/**
 * The grammar check can fail: errors of every kind are named with file, line and column. Errors that a
 * grammar cannot find are listed too, so that nobody overestimates a pass.
 */
import { expect, test } from 'vitest';
import { unknownFunctions } from '../support/grammar/called-functions.ts';
import { buildsSql } from '../support/grammar/sql-builders.ts';
import { boundFile, columnInFile } from '../support/grammar/sql-on-disk.ts';
import { problemLine, syntaxProblems } from '../support/grammar/syntax-problems.ts';

const firstProblem = (sql: string) => syntaxProblems(sql)[0];
const place = (sql: string) => {
  const { line, column, near } = firstProblem(sql) ?? {};
  return `${line}:${column} ${near}`;
};

test.each([
  ['a misspelt keyword', 'select a\nfrom t\nwher a > 1 and b = 2', '3:6 a'],
  ['a misspelt first word', 'selec a from t', '1:1 selec'],
  ['a missing comma', 'select\n  a,\n  b\n  c d\nfrom t', '4:5 d'],
  ['a comma too many', 'select a,\n  b,\nfrom t', '3:1 from'],
  ['an open parenthesis', 'select sum(a\nfrom t', '1:12 a'],
  ['an open text', "select 'abc\nfrom t", "1:8 '"],
  ['nothing', '-- only a comment\n', '1:1 <EOF>'],
  ['a second statement', 'select 1;\nselect 2', '1:9 ;'],
  ["Hive's backticks", 'select `a` from t', '1:8 `a`'],
])('Trino does not parse %s', (_, sql, found) => {
  expect(place(sql)).toBe(found);
});

test.each([
  ['* EXCLUDE', 'select * exclude (a) from t'],
  ['* REPLACE', 'select * replace (1 as a) from t'],
  ['casts by ::', "select '2026-11-20'::date from t"],
  ['list literals', 'select [1, 2]'],
  ['struct literals', "select {'a': 1}"],
  ['FROM first', 'from t select a'],
  ['QUALIFY', 'select a from t qualify row_number() over (order by a) = 1'],
  ['GROUP BY ALL', 'select a, count(*) from t group by all'],
  ['ILIKE', "select a from t where a ilike 'x%'"],
  ['==', 'select a from t where a == 1'],
  ['//', 'select 7 // 2'],
  ['UNION BY NAME', 'select a from t union all by name select b from u'],
  ['SUMMARIZE', 'summarize t'],
  ['macros', 'create or replace macro f(x) as x'],
  ['offset after limit', 'select a from t limit 1 offset 2'],
])("Trino does not parse DuckDB's %s", (_, sql) => {
  expect(syntaxProblems(sql)).not.toEqual([]);
});

test.each([
  ['double quotes', 'ALTER TABLE "t" ADD PARTITION (day=1)', '1:13 "t"'],
  ['a misspelt keyword', 'ALTER TABLE t ADD\nPARTITON (day=1)', '2:1 PARTITON'],
  ['a missing comma', 'ALTER TABLE t ADD PARTITION (month=1 day=1)', '1:41 ='],
  ['a comma between partitions', 'ALTER TABLE t ADD PARTITION (d=1), PARTITION (d=2)', '1:34 ,'],
  ['an unquoted location', 'ALTER TABLE t ADD PARTITION (d=1) LOCATION s3://b/', '1:44 s3'],
  ['a type of Trino', 'CREATE EXTERNAL TABLE t (a text)', '1:28 text'],
])('Hive does not parse %s', (_, sql, found) => {
  expect(place(sql)).toBe(found);
});

test.each([
  "ALTER TABLE `t` ADD IF NOT EXISTS\nPARTITION (year=2026, day=1) LOCATION 's3://b/p/'\nPARTITION (year=2026, day=2) LOCATION 's3://b/q/'",
  'ALTER TABLE t DROP IF EXISTS PARTITION (year=2026, month=11, day=1)',
  'MSCK REPAIR TABLE finops_db.ou_breakdown',
  'SHOW PARTITIONS ou_breakdown',
  "CREATE EXTERNAL TABLE finops_db.ou_breakdown (BillingDate date, OU string, DailyCost double)\nPARTITIONED BY (year int, month int, day int)\nSTORED AS PARQUET LOCATION 's3://b/p/'",
])('Hive reads %j', (sql) => {
  expect(syntaxProblems(sql)).toEqual([]);
});

const unload = (select: string, more = ", partitioned_by = ARRAY['year', 'day']") =>
  `UNLOAD (\n${select}\n)\nTO 's3://b/p/'\nWITH (format = 'PARQUET', compression = 'SNAPPY'${more})`;

test.each([
  unload('select \')\' as text, "(" as x, 1 as year, 2 as day -- )\nfrom t'),
  unload('with a as (select 1 as b, 2 as year, 3 as day) select * from a'),
  unload('select 1 as a', ''),
  "unload (select 1 as a) to 's3://b/p/' with (format = 'ORC', compression_level = 3);",
])('UNLOAD is parsed: %j', (sql) => {
  expect(syntaxProblems(sql)).toEqual([]);
});

test.each([
  ['an error in its SELECT', unload('select a,\nfrom t'), '3:1 from'],
  ['no parentheses', "UNLOAD select 1 TO 's3://b/p/' WITH (format = 'PARQUET')", '1:8 select'],
  [
    'an open parenthesis',
    "UNLOAD (select (1 TO 's3://b/p/' WITH (format = 'PARQUET')",
    '1:59 <EOF>',
  ],
  ['a folder that is not in S3', "UNLOAD (select 1) TO 'p/' WITH (format = 'PARQUET')", '1:22 p/'],
  ['no format', "UNLOAD (select 1) TO 's3://b/p/' WITH (compression = 'SNAPPY')", '1:1 UNLOAD'],
  ['an unknown property', unload('select 1', ", bucketed = 'x'"), '5:51 bucketed'],
  ['an invalid list', unload('select 1', ', partitioned_by = ARRAY[year]'), '5:74 year'],
  ['nothing after TO', "UNLOAD (select 1) TO 's3://b/p/'", '1:33 <EOF>'],
  ['something behind', `${unload('select 1', '')} LIMIT 3`, '5:51 LIMIT'],
])('UNLOAD is rejected with %s', (_, sql, found) => {
  expect(place(sql)).toBe(found);
});

test('an error is named as editors link it, at its column in the file', () => {
  const file = { path: 'sql/x.sql', text: 'select a\nfrom :archive as t wher a = 1' };
  const sql = boundFile(file);
  const problem = firstProblem(sql) ?? { line: 0, column: 0, message: '' };
  expect(sql.split('\n')[1]).toBe('from "finops_db"."some_table" as t wher a = 1');
  const column = columnInFile(file, problem.line, problem.column);
  expect(problemLine(file.path, { ...problem, column })).toMatch(/^sql\/x\.sql:2:20: .*'wher'/);
});

test('placeholders of any name are bound by their position', () => {
  const text = '-- in :b\nselect :a from :t where x in :b and y > :c_date limit :d';
  expect(boundFile({ path: 'sql/x.sql', text }).split('\n')[1]).toBe(
    `select 3 from "finops_db"."some_table" where x in ('2026-10', 'it''s') ` +
      `and y > date '2026-11-20' limit 3`,
  );
});

test.each([
  ['list_filter', 'select\n  list_filter(l, x -> x > 1) from t', '2:3'],
  ['strftime', "select strftime(d, '%Y') from t", '1:8'],
  ['STRING_AGG', 'select sum(1), STRING_AGG(a) from t', '1:16'],
])('a function that Trino does not have is named: %s', (name, sql, found) => {
  expect(syntaxProblems(sql)).toEqual([]);
  const unknown = unknownFunctions(sql).map(({ line, column, message }) => [
    `${line}:${column}`,
    message,
  ]);
  expect(unknown).toEqual([[found, `Trino has no function ${name}`]]);
});

test.each([
  ['names', 'select nope.nothing from nowhere'],
  ['types', "select 'a' + date '2026-11-20'"],
  ['how many arguments', 'select sum(1, 2, 3), slice(1)'],
  ['grouping', 'select a, sum(b) from t'],
  ['two words that make an alias', 'select a\n  b\nfrom t wher'],
  ["DuckDB's COLUMNS(*)", 'select columns(*) from t'],
])('errors that a grammar cannot find pass: %s', (_, sql) => {
  expect(syntaxProblems(sql)).toEqual([]);
});

test.each([
  ['const sql = `UNLOAD (\n`', true],
  ['const sql = `\n  select *\n  from `', true],
  ["return ['ALTER TABLE ' + name, 'DROP PARTITION'];", true],
  ['/** `select * from t` */\n// "ALTER TABLE x"\nexport {};', false],
  ["throw new Error('Create the table, select a day, then run again.');", false],
])('code that writes SQL is distinguished from other code: %j', (code, found) => {
  expect(buildsSql(code)).toBe(found);
});
