/** Weeks and months at the edges of the calendar. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  daysBetween,
  parseBillingDay,
  weekdayOf,
} from '../../../src/domain/calendar/billing-day.ts';
import {
  lastMonthUntil,
  lastWeekUntil,
  monthOf,
  periodBefore,
  weekOfId,
} from '../../../src/domain/calendar/period.ts';
import { periodDays, periodTitle } from '../../../src/mail/period/summary-words.ts';

const day = parseBillingDay;
const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((count) => addDays(day('1990-01-01'), count));

test('a week is found by its id, and no year has another one', () => {
  fc.assert(
    fc.property(anyDay, (any) => {
      const week = lastWeekUntil(any);
      expect(weekOfId(week.id)).toEqual(week);
    }),
  );
  for (const id of ['2026-W00', '2026-W54', '2025-W53', '2026W47', '2026-W4']) {
    expect(weekOfId(id)).toBeNull();
  }
});

describe('a week', () => {
  it.each([
    ['2026-11-22', '2026-W47', '2026-11-16', '2026-11-22', 'a Sunday ends its own week'],
    ['2026-11-23', '2026-W47', '2026-11-16', '2026-11-22', 'on a Monday, the week before'],
    ['2026-11-28', '2026-W47', '2026-11-16', '2026-11-22', 'so does a Saturday'],
    ['2027-01-03', '2026-W53', '2026-12-28', '2027-01-03', 'week 53 reaches into the next year'],
    ['2027-01-10', '2027-W01', '2027-01-04', '2027-01-10', 'and the first week of 2027 follows it'],
    ['2025-01-05', '2025-W01', '2024-12-30', '2025-01-05', 'week 1 begins in the year before'],
    ['2028-03-05', '2028-W09', '2028-02-28', '2028-03-05', '29 February is a day like any other'],
    ['2026-03-29', '2026-W13', '2026-03-23', '2026-03-29', 'clocks that change change no UTC week'],
  ])('until %s is %s, %s to %s: %s', (until, id, from, to) => {
    expect(lastWeekUntil(day(until))).toEqual({ kind: 'week', id, from, to });
  });

  it('is Monday to Sunday and begins after the one before, for every day', () => {
    fc.assert(
      fc.property(anyDay, (until) => {
        const week = lastWeekUntil(until);
        const before = periodBefore(week);
        expect([weekdayOf(week.from), weekdayOf(week.to)]).toEqual([1, 0]);
        expect(daysBetween(week.to, until)).toBeLessThan(7);
        expect(week.to <= until).toBe(true);
        expect(addDays(before.to, 1)).toBe(week.from);
        expect(before.id < week.id).toBe(true);
      }),
    );
  });

  it('has the id of its ISO year, and its days are shown with both years', () => {
    const week = lastWeekUntil(day('2027-01-03'));
    expect(periodTitle(week).replace('\u00a0', ' ')).toBe('week 53 of 2026');
    expect(periodDays(week).replaceAll('\u00a0', ' ')).toBe('28 December 2026 to 3 January 2027');
    expect(periodDays(lastWeekUntil(day('2026-12-06'))).replaceAll('\u00a0', ' ')).toBe(
      '30 November to 6 December 2026',
    );
  });
});

describe('a month', () => {
  it.each([
    ['2026-11-30', '2026-11', '2026-11-01', '2026-11-30', 'its last day ends it'],
    ['2026-12-01', '2026-11', '2026-11-01', '2026-11-30', 'the first looks back at the one before'],
    ['2026-12-30', '2026-11', '2026-11-01', '2026-11-30', 'so does the last day but one'],
    ['2027-01-01', '2026-12', '2026-12-01', '2026-12-31', 'January looks back into another year'],
    ['2028-02-29', '2028-02', '2028-02-01', '2028-02-29', 'a leap February ends on the 29th'],
    ['2028-02-28', '2028-01', '2028-01-01', '2028-01-31', 'and not on the 28th'],
    ['2027-03-31', '2027-03', '2027-03-01', '2027-03-31', 'a month may begin on a Monday'],
  ])('until %s is %s, %s to %s: %s', (until, id, from, to) => {
    expect(lastMonthUntil(day(until))).toEqual({ kind: 'month', id, from, to });
  });

  it('begins after the one before, whatever their lengths', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        const before = periodBefore(monthOf(any));
        expect(addDays(before.to, 1)).toBe(monthOf(any).from);
        expect(before).toEqual(monthOf(before.from));
      }),
    );
  });
});
