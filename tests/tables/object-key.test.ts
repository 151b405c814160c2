/** The names of partitions, as Hive and Athena write them. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfTime, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { objectKey, partitionPrefix } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';

test('integers of a partition are not padded', () => {
  const day = parseBillingDay('2026-03-09');
  expect(partitionPrefix(ouBreakdownTable, day)).toBe('ou-breakdowns/year=2026/month=3/day=9/');
  expect(objectKey(ouBreakdownTable, day)).toBe(
    'ou-breakdowns/year=2026/month=3/day=9/ou-breakdown.snappy.parquet',
  );
});

test('no two days share a prefix, and a key lies under its own', () => {
  const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => dayOfTime(days * 86_400_000));
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      expect(objectKey(ouBreakdownTable, a).startsWith(partitionPrefix(ouBreakdownTable, b))).toBe(
        a === b,
      );
    }),
  );
});
