/** The choice of the reported day. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
  weekdayOf,
} from '../../../src/domain/calendar/billing-day.ts';
import type { DayLines } from '../../../src/domain/figures/day-lines.ts';
import { chooseReportDay, defaultCompleteness } from '../../../src/domain/figures/report-day.ts';

const requested = parseBillingDay('2026-11-20');

/** Line counts of the days up to the requested one; 0 for a day without lines in the bill. */
function daysUntil(counts: readonly number[], last: BillingDay = requested): DayLines[] {
  return counts.map((lineCount, index) => ({
    day: addDays(last, index + 1 - counts.length),
    lineCount,
    absoluteCost: lineCount,
    hours: null,
  }));
}

const choose = (days: readonly DayLines[]) => chooseReportDay(requested, days, defaultCompleteness);

describe('the requested day', () => {
  test('is reported when it has as many lines as usual', () => {
    const chosen = choose(daysUntil([100, 101, 99, 100, 100]));
    expect(chosen).toEqual({ reportDay: requested, data: { state: 'complete' } });
  });

  test('is missing when the bill has no line for it', () => {
    const expected = { reportDay: '2026-11-19', data: { state: 'missing' } };
    expect(choose(daysUntil([100, 100, 100, 100, 0]))).toEqual(expected);
    expect(choose(daysUntil([100, 100, 100, 100], addDays(requested, -1)))).toEqual(expected);
  });

  test('is incomplete below half the usual lines, and complete from there', () => {
    expect(choose(daysUntil([90, 110, 100, 100, 49]))).toEqual({
      reportDay: '2026-11-19',
      data: { state: 'incomplete', lines: 49, usualLines: 100, hours: null },
    });
    expect(choose(daysUntil([90, 110, 100, 100, 50]))?.reportDay).toBe(requested);
  });

  test('is not compared with fewer than three days before it', () => {
    expect(choose(daysUntil([1000, 1000, 1]))?.data.state).toBe('complete');
    expect(choose(daysUntil([1]))?.reportDay).toBe(requested);
    expect(choose(daysUntil([1000, 1000, 1000, 1]))?.data.state).toBe('incomplete');
  });

  test('is complete on a weekend with a third fewer lines', () => {
    const sunday = parseBillingDay('2026-11-22');
    const days = daysUntil(Array(21).fill(100), sunday).map((one) => ({
      ...one,
      lineCount: weekdayOf(one.day) % 6 === 0 ? 65 : 100,
    }));
    expect(chooseReportDay(sunday, days, 0.5)?.data.state).toBe('complete');
  });

  test('is compared with the median, so that a first of the month with many lines does not matter', () => {
    const second = parseBillingDay('2026-12-02');
    const chosen = chooseReportDay(second, daysUntil([100, 100, 100, 5000, 100], second), 0.5);
    expect(chosen).toEqual({ reportDay: second, data: { state: 'complete' } });
  });
});

describe('the day reported instead', () => {
  test('is the latest complete one, before several incomplete days', () => {
    const chosen = choose(daysUntil([100, 100, 100, 100, 20, 10]));
    expect(chosen?.reportDay).toBe('2026-11-18');
    expect(chosen?.data).toEqual({ state: 'incomplete', lines: 10, usualLines: 100, hours: null });
  });

  test('is never later than the requested day', () => {
    const days = daysUntil([100, 100, 100, 100, 100], addDays(requested, 3));
    expect(choose(days)?.reportDay).toBe(requested);
    expect(choose(daysUntil([100], addDays(requested, 1)))).toBeUndefined();
  });

  test('does not exist without any line', () => {
    expect(choose([])).toBeUndefined();
    expect(choose(daysUntil([0, 0, 0]))).toBeUndefined();
  });
});

test('a day with lines is always found, never after the requested one, and never falsely complete', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }), (counts) => {
      const chosen = choose(daysUntil(counts));
      expect(chosen === undefined).toBe(counts.every((count) => count === 0));
      if (chosen === undefined) return;
      expect(chosen.reportDay <= requested).toBe(true);
      expect(chosen.data.state === 'complete').toBe(chosen.reportDay === requested);
      if (counts.at(-1) === 0) expect(chosen.data.state).toBe('missing');
      if (chosen.data.state === 'incomplete') {
        expect(chosen.data.lines).toBe(counts.at(-1));
        expect(chosen.data.lines).toBeLessThan(chosen.data.usualLines * defaultCompleteness);
      }
    }),
  );
});
