/** Days that are asked together, and when a run has time for more of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricWindows } from '../../functions/resource-metrics/metric-windows.ts';
import { timeForWindows } from '../../functions/resource-metrics/time-for-windows.ts';
import { addDays, daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { defaultMetricUsdPerDay } from '../../src/settings/metrics-settings.ts';

const to = parseBillingDay('2026-11-20');

describe('the windows of a range', () => {
  test('have each day once, the newest first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 454 }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (back, usd) => {
          const from = addDays(to, -back);
          const windows = metricWindows({ from, to }, usd);
          const days = windows.toReversed().flatMap((one) => daysFromTo(one.from, one.to));
          expect(days).toEqual(daysFromTo(from, to));
          expect(windows.every((one) => one.from <= one.to)).toBe(true);
        },
      ),
    );
  });

  test('are 15 days at the default price, fewer where a day has more metrics, and at most 30', () => {
    const from = addDays(to, -454);
    expect(metricWindows({ from, to }, defaultMetricUsdPerDay)).toHaveLength(31);
    expect(metricWindows({ from, to }, 0.5)[0]).toEqual({ from: addDays(to, -2), to });
    expect(metricWindows({ from, to }, 0.01)[0]).toEqual({ from: addDays(to, -29), to });
    expect(metricWindows({ from, to }, 1000)[0]).toEqual({ from: to, to });
  });
});

describe('the time of a run', () => {
  test('is always enough for the first window, and without a limit for all', () => {
    expect(timeForWindows(() => 0)()).toBe(true);
    const unlimited = timeForWindows();
    expect([unlimited(), unlimited(), unlimited()]).toEqual([true, true, true]);
  });

  test('must be that of the longest window so far, and of the end', () => {
    const left = [900_000, 700_000, 650_000, 261_000, 250_000];
    const mayStart = timeForWindows(() => left.shift() ?? 0);
    expect([mayStart(), mayStart(), mayStart(), mayStart(), mayStart()]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
