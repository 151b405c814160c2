/** Day arithmetic at the ends of months and years, and in properties. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  daysBetween,
  daysFromTo,
  firstOfPeriod,
  lastOfPeriod,
  parseBillingDay,
  parseBillingPeriod,
  partsOf,
  periodOf,
  timeOfDay,
  weekdayOf,
} from '../../../src/domain/calendar/billing-day.ts';

const day = (text: string): BillingDay => parseBillingDay(text);
const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((days) => dayOfTime(days * 86_400_000));

describe('addDays and daysBetween', () => {
  test('undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(addDays(to, -count)).toBe(from);
      }),
    );
  });

  test.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to);
  });

  test('order as text is order in time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(timeOfDay(a) < timeOfDay(b));
      }),
    );
  });
});

describe('periods', () => {
  test('every day lies between the first and the last day of its period, which are in it', () => {
    fc.assert(
      fc.property(anyDay, (some) => {
        const [first, last] = [firstOfPeriod(some), lastOfPeriod(some)];
        expect(first <= some && some <= last).toBe(true);
        expect([periodOf(first), periodOf(last)]).toEqual([periodOf(some), periodOf(some)]);
        expect(periodOf(addDays(first, -1)) < periodOf(some)).toBe(true);
        expect(periodOf(addDays(last, 1)) > periodOf(some)).toBe(true);
      }),
    );
  });

  test.each([
    ['2028-02-10', '2028-02-29'],
    ['2026-02-01', '2026-02-28'],
    ['2026-12-31', '2026-12-31'],
    ['2026-04-15', '2026-04-30'],
  ])('the period of %s ends on %s', (some, last) => {
    expect(lastOfPeriod(day(some))).toBe(last);
  });
});

test('daysFromTo contains both ends and each day once, and is empty when the end is earlier', () => {
  expect(daysFromTo(day('2026-12-30'), day('2027-01-02'))).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(daysFromTo(day('2026-11-20'), day('2026-11-20'))).toEqual(['2026-11-20']);
  expect(daysFromTo(day('2026-11-21'), day('2026-11-20'))).toEqual([]);
});

test('weekdays count from Sunday in every time zone of the machine', () => {
  expect(weekdayOf(day('2026-11-22'))).toBe(0);
  expect(weekdayOf(day('2026-11-21'))).toBe(6);
});

test('an instant belongs to its UTC day up to the last millisecond', () => {
  expect(dayOfTime(Date.UTC(2026, 10, 20, 23, 59, 59, 999))).toBe('2026-11-20');
  expect(dayOfTime(Date.UTC(2026, 10, 21))).toBe('2026-11-21');
});

test('the parts of a day are numbers without leading zeros', () => {
  expect(partsOf(day('2026-03-09'))).toEqual({ year: 2026, month: 3, day: 9 });
});

describe('bad input', () => {
  test.each([
    '',
    '2026-11-31',
    '2026-02-29',
    '2100-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-11-00',
    '2026-1-1',
    '20261120',
    '2026-11-20T00:00:00Z',
    ' 2026-11-20',
    '2026-11-20\n',
    '２０２６-11-20',
    'yesterday',
  ])('%j is no day, and the error shows what was given', (text) => {
    expect(() => parseBillingDay(text)).toThrow(RangeError);
    expect(() => parseBillingDay(text)).toThrow(`'${text}' is not a calendar day`);
  });

  test.each(['', '2026', '2026-00', '2026-13', '2026-11-01', '2026-11\n', '26-11'])(
    '%j is not a billing period',
    (text) => {
      expect(() => parseBillingPeriod(text)).toThrow(RangeError);
    },
  );

  test('parseBillingDay accepts exactly the days of the calendar', () => {
    const numbers = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.nat(14), fc.nat(33));
    fc.assert(
      fc.property(numbers, ([year, month, date]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const calendar = new Date(Date.UTC(year, month - 1, date));
        const exists = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === date;
        if (exists) expect(parseBillingDay(text)).toBe(text);
        else expect(() => parseBillingDay(text)).toThrow(RangeError);
      }),
    );
  });
});
