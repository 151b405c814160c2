/** A run reads every day again that AWS may still change. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  lastOfPeriod,
  parseBillingDay,
  periodOf,
} from '../../../src/domain/calendar/billing-day.ts';
import { defaultRestatementDays, openWindow } from '../../../src/domain/calendar/open-window.ts';

const anyDay = fc.integer({ min: 11_000, max: 40_000 }).map((days) => dayOfTime(days * 86_400_000));

const window = (day: string, days = defaultRestatementDays) =>
  openWindow(parseBillingDay(day), days);

test.each([
  ['2026-11-01', '2026-10-01', ['2026-10', '2026-11']],
  ['2026-11-14', '2026-10-01', ['2026-10', '2026-11']],
  ['2026-11-15', '2026-11-01', ['2026-11']],
  ['2026-11-30', '2026-11-01', ['2026-11']],
  ['2026-10-31', '2026-10-01', ['2026-10']],
  ['2027-01-03', '2026-12-01', ['2026-12', '2027-01']],
  ['2028-03-14', '2028-02-01', ['2028-02', '2028-03']],
])('a report of %s begins on %s', (day, from, periods) => {
  const { from: begins, to, periods: named } = window(day);
  expect([begins, to, named]).toEqual([from, day, periods]);
});

test('it begins on the first of a month, ends on the report day, and contains the oldest open day', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(100), (day, restatementDays) => {
      const { from, to, days, periods } = openWindow(day, restatementDays);
      expect(from.endsWith('-01')).toBe(true);
      expect(to).toBe(day);
      expect([days[0], days.at(-1)]).toEqual([from, to]);
      expect(days).toContain(addDays(day, -restatementDays));
      expect(new Set(days).size).toBe(days.length);
      expect(periods).toEqual([...new Set(days.map(periodOf))].sort());
    }),
  );
});

test('every day is read again on each of the next 14 days, also the last of a month', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 14 }), (some, later) => {
      for (const day of [some, lastOfPeriod(some)]) {
        expect(openWindow(addDays(day, later), 14).days).toContain(day);
      }
    }),
  );
});

test('without restatement days, the window is still the month so far', () => {
  expect(window('2026-11-20', 0).from).toBe('2026-11-01');
  expect(window('2026-11-01', 0).days).toEqual(['2026-11-01' as BillingDay]);
});
