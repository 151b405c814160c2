/** Ranges of billing dates: both ends belong to them, and an open end has no limit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DateRange,
  isCovered,
  isWithin,
  overlaps,
} from '../../../src/allocation/rules/date-range.ts';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const start = parseBillingDay('2026-06-01');
const days = Array.from({ length: 12 }, (_, index) => addDays(start, index));
const end = fc.option(fc.constantFrom(...days));
const range = fc
  .tuple(end, end)
  .map(([from, to]): DateRange => ({ from, to }))
  .filter(({ from, to }) => from === null || to === null || from <= to);
/** All days that matter, and days before and after them. */
const samples = [addDays(start, -1), ...days, addDays(start, 12)];

test('two ranges overlap if a day is within both', () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      expect(overlaps(a, b)).toBe(samples.some((day) => isWithin(day, a) && isWithin(day, b)));
    }),
  );
});

test('a range is covered if each of its days is within one of the others', () => {
  fc.assert(
    fc.property(range, fc.array(range, { maxLength: 4 }), (one, others) => {
      const isEach = samples
        .filter((day) => isWithin(day, one))
        .every((day) => others.some((other) => isWithin(day, other)));
      expect(isCovered(one, others)).toBe(isEach);
    }),
  );
});
