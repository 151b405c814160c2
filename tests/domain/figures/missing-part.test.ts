/** Whether the bill has all of a day: hours, weekdays, holidays and changes of granularity. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseBillingDay, weekdayOf } from '../../../src/domain/calendar/billing-day.ts';
import type { DayLines } from '../../../src/domain/figures/day-lines.ts';
import { missingPart } from '../../../src/domain/figures/missing-part.ts';
import { chooseReportDay, defaultCompleteness } from '../../../src/domain/figures/report-day.ts';

const last = parseBillingDay('2026-11-20');

/** The days up to the last one, each with the same lines. */
function daysOf(
  count: number,
  change: (index: number) => Partial<DayLines> = () => ({}),
): DayLines[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(last, index + 1 - count);
    return { day, lineCount: 240, absoluteCost: 240, hours: 24, ...change(index) };
  });
}

const missing = (days: readonly DayLines[]) =>
  missingPart(days.at(-1) as DayLines, days.slice(0, -1), defaultCompleteness);

/** The last of these days is changed. */
const lastChanged = (count: number, change: Partial<DayLines>) =>
  daysOf(count, (index) => (index === count - 1 ? change : {}));

describe('hours', () => {
  test('show a part of a day even if it has most lines and cost', () => {
    const days = lastChanged(20, { hours: 23, lineCount: 235, absoluteCost: 236 });
    expect(missing(days)).toEqual({ hours: 23, usualLines: 240 });
  });

  test('show a part of a day that has nothing to be compared with', () => {
    expect(missing(lastChanged(1, { hours: 15 }))).toEqual({ hours: 15, usualLines: null });
    expect(missing(lastChanged(2, { hours: 15 }))).toMatchObject({ hours: 15 });
  });

  test('show a part although the day before also lacks its last hours', () => {
    const days = lastChanged(20, { hours: 15, lineCount: 150 });
    days[18] = { ...(days[18] as DayLines), hours: 20 };
    expect(missing(days)).toMatchObject({ hours: 15 });
    expect(missing(days.slice(0, -1))).toMatchObject({ hours: 20 });
  });

  test('show nothing for accounts that are not used at night', () => {
    const office = daysOf(20, (index) => ({ hours: 17 + (index % 3) }));
    expect(missing(office)).toBeNull();
    expect(
      missing([...office.slice(0, -1), { ...(office[0] as DayLines), day: last, hours: 15 }]),
    ).toBeNull();
  });

  test('are compared anew after instances are stopped each evening', () => {
    const stopped = daysOf(20, (index) => (index < 17 ? {} : { hours: 20 }));
    expect(missing(stopped.slice(0, 18))).toMatchObject({ hours: 20 });
    expect(missing(stopped)).toBeNull();
  });

  test('make a holiday with few lines complete, but not a few lines of a fast service', () => {
    expect(missing(lastChanged(20, { lineCount: 60 }))).toBeNull();
    expect(missing(lastChanged(20, { lineCount: 20 }))).toEqual({ hours: null, usualLines: 240 });
  });

  test('of one hourly line in a daily bill show nothing', () => {
    const days = lastChanged(20, { hours: 14 }).map((one) =>
      one.day === last ? one : { ...one, hours: null },
    );
    expect(missing(days)).toBeNull();
  });

  test('are not known of a day whose archived version is used', () => {
    expect(missing(lastChanged(20, { hours: 'unknown' }))).toBeNull();
    const half = { hours: 'unknown', lineCount: 100 } as const;
    expect(missing(lastChanged(20, half))).toEqual({ hours: null, usualLines: 240 });
  });
});

describe('after a change of granularity', () => {
  const dailyDay = { hours: null, lineCount: 10, absoluteCost: 240 };

  test('from hourly to daily lines, a day is complete with a day’s cost', () => {
    expect(missing(lastChanged(20, dailyDay))).toBeNull();
    expect(missing(lastChanged(20, { ...dailyDay, absoluteCost: 10 }))).not.toBeNull();
    expect(missing(lastChanged(20, { ...dailyDay, lineCount: 2 }))).not.toBeNull();
  });

  test('from daily to hourly lines, the first hours are a part of a day', () => {
    const before = daysOf(20, () => dailyDay).slice(0, -1);
    const first = daysOf(1)[0] as DayLines;
    const partOf = (hours: number): DayLines => ({
      ...first,
      hours,
      lineCount: hours * 10,
      absoluteCost: hours * 10,
    });
    expect(missing([...before, first])).toBeNull();
    for (const hours of [1, 2, 15, 23]) {
      expect(missing([...before, partOf(hours)])).toMatchObject({ hours });
    }
  });

  test('a daily bill without any cost is compared by its lines', () => {
    expect(missing(daysOf(20, () => ({ ...dailyDay, absoluteCost: 0 })))).toBeNull();
  });
});

/** Lines per hour of each weekday, and the holidays of a bill. */
const bills = fc.record({
  perHour: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 7, maxLength: 7 }),
  holidays: fc.uniqueArray(fc.nat(44), { maxLength: 6 }),
  holidayShare: fc.double({ min: 0.25, max: 1, noNaN: true }),
  days: fc.integer({ min: 15, max: 45 }),
});
type Bill = typeof bills extends fc.Arbitrary<infer B> ? B : never;

function hourlyBill({ perHour, holidays, holidayShare, days }: Bill): DayLines[] {
  return daysOf(days, (index) => {
    const usual = perHour[weekdayOf(addDays(last, index + 1 - days))] ?? 1;
    const lines = holidays.includes(index) ? Math.ceil(usual * holidayShare) : usual;
    return { lineCount: lines * 24, absoluteCost: lines * 24 };
  });
}

/** The bill as it was after some hours of its last day. */
function cutAfter(days: readonly DayLines[], hours: number): DayLines[] {
  return days.map((one, index) => {
    if (index < days.length - 1) return one;
    const part = (all: number) => (all / 24) * hours;
    const [lineCount, absoluteCost] = [part(one.lineCount), part(one.absoluteCost)];
    return { ...one, hours, lineCount, absoluteCost };
  });
}

test('a bill that ends at any hour of its last day is always found, with its hours', () => {
  fc.assert(
    fc.property(bills, fc.integer({ min: 1, max: 23 }), (bill, hours) => {
      const chosen = chooseReportDay(last, cutAfter(hourlyBill(bill), hours), defaultCompleteness);
      expect(chosen?.reportDay).toBe(addDays(last, -1));
      expect(chosen?.data).toMatchObject({ state: 'incomplete', hours });
    }),
  );
});

test('a bill with all hours is complete, whatever its weekdays and holidays', () => {
  fc.assert(
    fc.property(bills, (bill) => {
      const chosen = chooseReportDay(last, hourlyBill(bill), defaultCompleteness);
      expect(chosen).toEqual({ reportDay: last, data: { state: 'complete' } });
    }),
  );
});

test('a daily bill is complete on all days of any weekly pattern', () => {
  fc.assert(
    fc.property(bills, (bill) => {
      const days = hourlyBill({ ...bill, holidays: [] }).map((one) => ({ ...one, hours: null }));
      expect(chooseReportDay(last, days, defaultCompleteness)?.data.state).toBe('complete');
    }),
  );
});

test('every day is complete before and after a change from hourly to daily lines, and back', () => {
  fc.assert(
    fc.property(bills, fc.nat(44), fc.boolean(), (bill, changedAt, isDailyFirst) => {
      const flat = { ...bill, holidays: [], perHour: bill.perHour.map(() => 5) };
      const days = hourlyBill(flat).map((one, index) =>
        index < changedAt === isDailyFirst ? { ...one, hours: null, lineCount: 5 } : one,
      );
      for (const [index, { day }] of days.entries()) {
        const chosen = chooseReportDay(day, days.slice(0, index + 1), defaultCompleteness);
        expect(chosen).toEqual({ reportDay: day, data: { state: 'complete' } });
      }
    }),
  );
});
