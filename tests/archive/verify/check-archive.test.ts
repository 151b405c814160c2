/** What the archive's checks find in one scan, and how a run says it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkArchive } from '../../../src/archive/verify/check-archive.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import type { Platform } from '../../../src/ports/platform.ts';
import { archiveCheckStatement } from '../../../src/queries/archive-check-statement.ts';
import { collect } from '../../../src/queries/collect.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';
import { lookupTables } from '../../allocation/compile/lookup-tables.ts';

const tables: Platform['tables'] = {
  costLines: sqlIdentifier('cost_lines'),
  accounts: sqlIdentifier('accounts'),
  archive: () => sqlIdentifier('ou_breakdown'),
  allocation: () => sqlIdentifier('ou_breakdown'),
  lookups: () => lookupTables,
};
const [from, to] = [parseBillingDay('2026-11-01'), parseBillingDay('2026-11-20')];

/** The columns of the archive, then the day of the partition in November. */
type Row = readonly [
  date: string,
  ou: string,
  service: string,
  account: string,
  cost: string,
  day: number,
];

const good: readonly Row[] = [
  [`date '2026-11-19'`, `'A'`, `'EC2'`, `'001'`, '1', 19],
  [`date '2026-11-19'`, `'A'`, `'EC2'`, `'002'`, '1', 19],
  [`date '2026-11-20'`, `'A'`, `'EC2'`, `'001'`, '-1', 20],
];
const repeated: Row = [`date '2026-11-20'`, `'A'`, `'EC2'`, `'001'`, '2', 20];
const misplaced: Row = [`date '2026-11-18'`, `'A'`, `'EC2'`, `'001'`, '2', 20];
const incomplete: Row = [`date '2026-11-20'`, `'A'`, `''`, `'001'`, '2', 20];

describe('the checks of the archive', () => {
  let engine: DuckDbEngine;
  beforeAll(async () => {
    engine = await DuckDbEngine.open();
  });
  afterAll(() => engine.close());
  beforeEach(() => archive(good));

  async function archive(rows: readonly Row[]): Promise<void> {
    const values = rows.map((row) => `(${row.slice(0, 5).join(', ')}, 2026, 11, ${row[5]})`);
    await engine.run(`create or replace table ou_breakdown (BillingDate date, OU varchar,
      Service varchar, LinkedAccount varchar, DailyCost double, year int, month int, day int);
      insert into ou_breakdown values ${values.join(', ')};`);
  }
  const check = () => checkArchive({ engine, tables }, { window: { from, to } });

  test('find nothing in correct days, and return no row of them', async () => {
    expect(await check()).toBeUndefined();
    expect(await collect({ engine }, archiveCheckStatement(tables, from, to))).toEqual([]);
  });

  test.each([
    ['archive_rows_are_unique', repeated, '2026-11-20: A | EC2 | 001 appears 2 times'],
    [
      'archive_days_are_in_their_partition',
      misplaced,
      '2026-11-18: 1 rows are in partition 20261120',
    ],
    ['archive_values_are_complete', incomplete, '2026-11-20: 1 rows lack a value or a finite cost'],
  ])('report %s alone', async (name, row, finding) => {
    await archive([...good, row]);
    await expect(check()).rejects.toThrow(
      new Error(
        `The archive fails the check ${name} in 1 places (${finding}). ` +
          'No mail was sent. Run the audit to see every problem and the command that fixes it.',
      ),
    );
  });

  test('find the same row in two partitions, and each row in a wrong one', async () => {
    await archive([...good, [...repeated.slice(0, 5), 19] as unknown as Row]);
    const rows = await collect({ engine }, archiveCheckStatement(tables, from, to));
    expect(rows.map(({ check_name, finding }) => `${check_name}: ${finding}`)).toEqual([
      'archive_days_are_in_their_partition: 1 rows are in partition 20261119',
      'archive_rows_are_unique: A | EC2 | 001 appears 2 times',
    ]);
  });

  test.each(['null', `'nan'::double`, `'inf'::double`, `'-inf'::double`])(
    'find a cost of %s',
    async (cost) => {
      await archive([...good, [`date '2026-11-20'`, `'B'`, `'EC2'`, `'001'`, cost, 20]]);
      await expect(check()).rejects.toThrow(/archive_values_are_complete in 1 places/);
    },
  );

  test.each([1, 2, 3])('find a missing text in column %i', async (column) => {
    await archive([...good, incomplete.with(2, `'S3'`).with(column, 'null') as unknown as Row]);
    await expect(check()).rejects.toThrow(/1 rows lack a value or a finite cost/);
  });

  test('report repeated rows first, then partitions, then values', async () => {
    await archive([incomplete, misplaced, repeated, ...good]);
    await expect(check()).rejects.toThrow('the check archive_rows_are_unique in 1 places');
    await archive([incomplete, misplaced, ...good]);
    await expect(check()).rejects.toThrow('the check archive_days_are_in_their_partition');
  });

  test('name rows without a day or a text that also fail another check', async () => {
    const nameless: Row = ['null', 'null', `'EC2'`, `'001'`, '1', 20];
    await archive([...good, nameless, nameless]);
    await expect(check()).rejects.toThrow(
      'archive_rows_are_unique in 1 places (no day: NULL | EC2 | 001 appears 2 times)',
    );
  });

  test('count all findings and show three, in order of day', async () => {
    const days = [12, 3, 9, 5];
    const spoiled = days.map((day): Row => {
      return [`date '2026-11-${String(day).padStart(2, '0')}'`, `'A'`, `'S3'`, `'1'`, 'null', day];
    });
    await archive([...good, ...spoiled]);
    await expect(check()).rejects.toThrow(
      /in 4 places \(2026-11-03: .*; 2026-11-05: .*; 2026-11-09: [^;]*\)/,
    );
  });

  test('leave days outside the window alone', async () => {
    await archive([...good, repeated]);
    const earlier = { from, to: parseBillingDay('2026-11-19') };
    expect(await checkArchive({ engine, tables }, { window: earlier })).toBeUndefined();
  });
});
