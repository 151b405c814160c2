/** The names of partitions, as Hive and Athena write them. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfTime, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { allocationRulesTable } from '../../src/tables/allocation-rules.ts';
import { objectKey, partitionPrefix, textObjectKey } from '../../src/tables/object-key.ts';
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

test('a text is the name of its partition, unless it would be another location', () => {
  expect(textObjectKey(allocationRulesTable, '0f2c')).toBe(
    'allocation/lookups/rules/set_hash=0f2c/rules.snappy.parquet',
  );
  for (const text of ['', '.', '..', 'a/b', 'a%2Fb', "a'b", 'a b', 'ü']) {
    expect(() => textObjectKey(allocationRulesTable, text)).toThrow(TypeError);
  }
});
