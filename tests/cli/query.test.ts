/** `query` on the command line: formats, help, tables, and errors. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { allTables } from '../../src/tables/all-tables.ts';
import { costLineColumns } from '../../src/tables/cost-lines.ts';
import { allViews } from '../../src/views/all-views.ts';
import { commandLine } from '../support/command-line.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const folder = folderForSuite();
let inputs: readonly string[];

beforeAll(async () => {
  const bill = writeBill(join(folder(), 'bill.csv'), steadyLines('2026-11-01', '2026-11-20'));
  inputs = ['--bill', bill, '--out', join(folder(), 'out')];
  const { code } = await commandLine(['run', ...inputs, '--date', '2026-11-20']);
  expect(code).toBe(0);
});

const query = (sql: string, ...more: string[]) => commandLine(['query', sql, ...inputs, ...more]);

describe('query', () => {
  it('gives bill and archive the same total of a day', async () => {
    const sql = `select (select sum(DailyCost) from ou_breakdown where BillingDate = date '2026-11-20')
      = (select sum(unblended_cost) from cost_lines where billing_date = date '2026-11-20') as same`;
    const { code, stdout, stderr } = await query(sql);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '"same"\ntrue\n', stderr: '' });
  });

  it('writes CSV that no spreadsheet runs, with NULL apart from an empty text', async () => {
    const sql = `select '=1+1' as "=f", null as n, '' as e, '012' as id, 0.1::double as d, 'a"b' as q`;
    const { stdout } = await query(sql, '--format', 'csv');
    expect(stdout).toBe(`"'=f","n","e","id","d","q"\n"'=1+1",,"","012",0.1,"a""b"\n`);
  });

  it('writes JSON with all digits, and an empty result as an empty array', async () => {
    const { stdout } = await query(
      'select 0.1::double + 0.2::double as d, 1.10::decimal(9, 2) as m, null as n from range(2)',
      '--format',
      'json',
    );
    expect(stdout).toContain('"m": 1.10');
    const row = { d: 0.1 + 0.2, m: 1.1, n: null };
    expect(JSON.parse(stdout)).toEqual([row, row]);
    expect((await query('select 1 where false', '--format', 'json')).stdout).toBe('[]\n');
  });

  it('shows a table at 80 columns, and says if there are more rows', async () => {
    const many = await query('select range as n from range(600)', '--format', 'table');
    expect(many.stdout.trim().split('\n')).toHaveLength(502);
    expect(many.stderr).toBe('The first 500 rows; --format csv or json has all.\n');
    const wide = await query('select * from cost_lines limit 2', '--format', 'table');
    expect(Math.max(...wide.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(wide.stderr).toBe('2 rows.\n');
  });

  it('shows an error of SQL with its place, and no stack', async () => {
    const { code, stdout, stderr } = await query('select Servce from ou_breakdown');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^finops-digest: Binder Error: .*Servce/);
    expect(stderr).toContain('"Service"');
    expect(stderr).toMatch(/LINE 1: select Servce from ou_breakdown\n +\^\n$/);
  });

  it('ends quietly when the reader of its output has enough', async () => {
    const sql = 'select range as n from range(300000)';
    const line = `"${process.execPath}" --import tsx cli/main.ts query "${sql}" --format csv | head -2`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', line]);
    expect({ stdout, stderr }).toEqual({ stdout: '"n"\n0\n', stderr: '' });
  });

  it('needs the SQL as one argument, and known options', async () => {
    expect((await commandLine(['query'])).stderr).toContain('There is no SQL; write "select …"');
    const split = await commandLine(['query', 'select', '1']);
    expect(split.stderr).toContain('put all of it between double quotes');
    expect((await query('select 1', '--format', 'xml')).stderr).toContain(
      "--format 'xml' is not valid: choose one of table, csv, json.",
    );
    expect((await query('select 1', '--metric', 'unblended')).stderr).toContain('Unknown option');
  });

  it('has the views of the tables that exist, and says what the others need', async () => {
    const sums = await query(
      `select (select sum(archived_cost) from cost_by_day) = (select sum(DailyCost) from ou_breakdown) as days,
        (select sum(actual_cost) from cost_by_ou_month) = (select sum(DailyCost) from ou_breakdown) as months,
        (select count(budget_cost) from cost_by_ou_month) as budgets`,
    );
    expect(sums.stdout).toBe('"days","months","budgets"\ntrue,true,0\n');
    const { code, stderr } = await query('select * from untagged_cost');
    expect([code, stderr]).toEqual([
      2,
      'finops-digest: There is no data for untagged_cost: give --out, the folder of a run.\n',
    ]);
  });

  it('explains every declared table and each of its columns', async () => {
    const { stdout } = await commandLine(['query', '--explain-tables']);
    for (const { name, columns } of allTables) {
      expect(stdout).toMatch(new RegExp(`^${name}$`, 'm'));
      for (const column of Object.values(columns)) expect(stdout).toContain(`  ${column.name} `);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const json = await commandLine(['query', '--explain-tables', '--format', 'json']);
    const [first, ...others] = JSON.parse(json.stdout);
    expect(first.columns.map(({ name }: { name: string }) => name)).toEqual(
      Object.keys(costLineColumns),
    );
    expect(others.map(({ name }: { name: string }) => name)).toEqual(
      [...allTables, ...allViews].map(({ name }) => name),
    );
  });

  it('has help whose examples are valid SQL', async () => {
    const { code, stdout } = await commandLine(['query', '--help']);
    expect(code).toBe(0);
    const examples = [...stdout.matchAll(/query "(select [^…"]+)"/g)].map(([, sql = '']) => sql);
    expect(examples).toHaveLength(5);
    for (const { name } of allViews) expect(stdout).toContain(name);
    for (const sql of examples) expect((await query(sql)).stderr).not.toMatch(/Error/);
  });
});
