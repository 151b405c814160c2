/** The catalog's statements: their text, their size, and the input that they reject. */
import { describe, expect, test } from 'vitest';
import { addDays, type BillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import {
  addPartitions,
  partitionsQuery,
} from '../../../../src/platform/aws/athena/partition-ddl.ts';
import { accountsTable } from '../../../../src/tables/accounts.ts';
import { partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';

const day = (text: string) => text as BillingDay;
const archive = { table: 'ou_breakdown', declared: ouBreakdownTable };

describe('adding partitions', () => {
  test('is one statement for some days', () => {
    const places = ['2026-11-20', '2026-12-01'].map((one) => ({
      day: day(one),
      location: `s3://finops-daily-summaries/${partitionPrefix(ouBreakdownTable, day(one))}`,
    }));
    expect(addPartitions(archive, places)).toEqual([
      [
        'ALTER TABLE `ou_breakdown` ADD IF NOT EXISTS',
        "PARTITION (year=2026, month=11, day=20) LOCATION 's3://finops-daily-summaries/ou-breakdowns/year=2026/month=11/day=20/'",
        "PARTITION (year=2026, month=12, day=1) LOCATION 's3://finops-daily-summaries/ou-breakdowns/year=2026/month=12/day=1/'",
      ].join('\n'),
    ]);
  });

  test('of a table by date has the date as text', () => {
    const snapshots = { table: 'accounts', declared: accountsTable };
    const location = `s3://finops-daily-summaries/${partitionPrefix(accountsTable, day('2026-11-20'))}`;
    expect(addPartitions(snapshots, [{ day: day('2026-11-20'), location }])).toEqual([
      'ALTER TABLE `accounts` ADD IF NOT EXISTS\n' +
        "PARTITION (snapshot_date='2026-11-20') LOCATION '" +
        "s3://finops-daily-summaries/accounts/snapshot_date=2026-11-20/'",
    ]);
    const injected = [{ day: day("2026-11-20') --"), location }];
    expect(() => addPartitions(snapshots, injected)).toThrow(TypeError);
  });

  test('is several statements for many days, none for no days, each far below Athena’s limit', () => {
    const places = Array.from({ length: 121 }, (_, n) => ({
      day: addDays(day('2026-01-01'), n),
      location: `s3://${'b'.repeat(63)}/${'p'.repeat(800)}/`,
    }));
    const statements = addPartitions(archive, places);
    expect(statements.map((sql) => sql.split('LOCATION').length - 1)).toEqual([50, 50, 21]);
    expect(Math.max(...statements.map((sql) => sql.length))).toBeLessThan(100_000);
    expect(addPartitions(archive, [])).toEqual([]);
  });

  test.each([
    ['ou_breakdown` DROP', 's3://bucket/a/'],
    ['', 's3://bucket/a/'],
    ['ou_breakdown', "s3://bucket/a'/"],
    ['ou_breakdown', 's3://bucket/a'],
    ['ou_breakdown', '/tmp/out/'],
    ['ou_breakdown', 's3://bucket/a\n/'],
  ])('rejects the table %j at %j', (table, location) => {
    const given = { table, declared: ouBreakdownTable };
    const places = [{ day: day('2026-11-20'), location }];
    expect(() => addPartitions(given, places)).toThrow(TypeError);
  });
});

describe('the query for partitions', () => {
  const from = day('2026-10-31');
  const to = day('2026-11-20');

  test('reads the metadata table, in the range of days', () => {
    const sql = partitionsQuery({ database: 'finops_db', table: 'ou_breakdown' }, from, to);
    expect(sql).toBe(
      'select year, month, day\nfrom "finops_db"."ou_breakdown$partitions"\n' +
        'where year * 10000 + month * 100 + day between 20261031 and 20261120\n' +
        'order by year, month, day',
    );
  });

  test('rejects names with other characters', () => {
    for (const name of [
      { database: 'a"b', table: 't' },
      { database: 'a', table: 't"--' },
    ]) {
      expect(() => partitionsQuery(name, from, to)).toThrow(TypeError);
    }
  });
});
