/** The catalog's statements: their text, their size, and the input that they reject. */
import { describe, expect, test } from 'vitest';
import { partitionPrefix } from '../../../../src/archive/day/partition-key.ts';
import { addDays, type BillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import {
  addPartitions,
  partitionsQuery,
} from '../../../../src/platform/aws/athena/partition-ddl.ts';

const day = (text: string) => text as BillingDay;

describe('adding partitions', () => {
  test('is one statement for some days', () => {
    const places = ['2026-11-20', '2026-12-01'].map((one) => ({
      day: day(one),
      location: `s3://finops-daily-summaries/${partitionPrefix(day(one))}`,
    }));
    expect(addPartitions('ou_breakdown', places)).toEqual([
      [
        'ALTER TABLE `ou_breakdown` ADD IF NOT EXISTS',
        "PARTITION (year=2026, month=11, day=20) LOCATION 's3://finops-daily-summaries/ou-breakdowns/year=2026/month=11/day=20/'",
        "PARTITION (year=2026, month=12, day=1) LOCATION 's3://finops-daily-summaries/ou-breakdowns/year=2026/month=12/day=1/'",
      ].join('\n'),
    ]);
  });

  test('is several statements for many days, none for no days, each far below Athena’s limit', () => {
    const places = Array.from({ length: 121 }, (_, n) => ({
      day: addDays(day('2026-01-01'), n),
      location: `s3://${'b'.repeat(63)}/${'p'.repeat(800)}/`,
    }));
    const statements = addPartitions('ou_breakdown', places);
    expect(statements.map((sql) => sql.split('LOCATION').length - 1)).toEqual([50, 50, 21]);
    expect(Math.max(...statements.map((sql) => sql.length))).toBeLessThan(100_000);
    expect(addPartitions('ou_breakdown', [])).toEqual([]);
  });

  test.each([
    ['ou_breakdown` DROP', 's3://bucket/a/'],
    ['', 's3://bucket/a/'],
    ['ou_breakdown', "s3://bucket/a'/"],
    ['ou_breakdown', 's3://bucket/a'],
    ['ou_breakdown', '/tmp/out/'],
    ['ou_breakdown', 's3://bucket/a\n/'],
  ])('rejects the table %j at %j', (table, location) => {
    expect(() => addPartitions(table, [{ day: day('2026-11-20'), location }])).toThrow(TypeError);
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
