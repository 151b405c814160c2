/** The forecast of one series: its values, its ranges, and its limits. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  daysFromTo,
  lastOfPeriod,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import { forecastSeries } from '../../src/forecast/forecast-series.ts';
import { type Forecaster, loadForecaster } from '../../src/forecast/forecaster.ts';
import { lastDays, question, reportDay, weeklyCost } from './made-series.ts';

let forecaster: Forecaster;
beforeAll(async () => {
  forecaster = await loadForecaster();
});

describe('a steady series with a week and a trend', () => {
  test('continues with the same week and growth, each cost inside its range', () => {
    const made = forecastSeries(forecaster, question(lastDays(120)));
    expect(made).toMatchObject({ method: 'forecast', reason: null });
    expect(made.days.map(({ day }) => day)).toEqual(
      daysFromTo(addDays(reportDay, 1), addDays(reportDay, 60)),
    );
    for (const [at, { day, cost, lower, upper }] of made.days.entries()) {
      const week = weekdayOf(day) % 6 === 0 ? 60 : 100;
      expect(Math.abs(cost - (week + 0.1 * (400 + at)))).toBeLessThan(4);
      expect(lower).toBeLessThanOrEqual(cost);
      expect(upper).toBeGreaterThanOrEqual(cost);
    }
  });

  test('its month end is the sum of the remaining days, with a narrower range than the days’ together', () => {
    const { days, monthEnd } = forecastSeries(forecaster, question(lastDays(120)));
    const left = days.filter(({ day }) => day <= '2026-11-30');
    expect(monthEnd.remaining).toBeCloseTo(sumOf(left.map(({ cost }) => cost)), 9);
    const { lower, upper } = monthEnd.range ?? { lower: 0, upper: 0 };
    expect(lower).toBeLessThan(monthEnd.remaining);
    expect(upper).toBeGreaterThan(monthEnd.remaining);
    const together = sumOf(left.map((day) => (day.upper ?? 0) - (day.lower ?? 0)));
    expect(upper - lower).toBeLessThan(together);
  });

  test('ranges never narrow with the days ahead, and widen beyond a month', () => {
    const until = addDays(reportDay, 180);
    const { days } = forecastSeries(forecaster, question(lastDays(182), weeklyCost, { until }));
    const widths = days.map(({ lower, upper }) => (upper ?? 0) - (lower ?? 0));
    for (const [at, width] of widths.entries()) {
      expect(width).toBeGreaterThanOrEqual((widths[at - 1] ?? 0) - 1e-9);
    }
    expect(widths.at(-1)).toBeGreaterThan((widths[29] ?? 0) * 2);
  });

  test('a higher level has a wider range', () => {
    const at = (level: number) =>
      forecastSeries(forecaster, question(lastDays(182), weeklyCost, { level })).days[3]?.upper;
    expect(at(0.95)).toBeGreaterThan(at(0.5) ?? 0);
  });

  test('continues growth at most as long as the history', () => {
    const until = addDays(reportDay, 180);
    const { days } = forecastSeries(forecaster, question(lastDays(40), weeklyCost, { until }));
    for (let at = 41; at < days.length; at++) {
      expect(days[at]?.cost).toBe(days[at - 7]?.cost);
    }
  });
});

describe('for every series', () => {
  const amount = fc.oneof(
    fc.double({ min: 0, max: 1e6, noNaN: true }),
    fc.constant(0),
    fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  );
  const anyQuestion = fc
    .record({
      costs: fc.array(fc.option(amount, { freq: 12 }), { minLength: 0, maxLength: 90 }),
      lastDay: fc.integer({ min: 20_000, max: 21_000 }),
      ahead: fc.integer({ min: 1, max: 200 }),
    })
    .map(({ costs, lastDay, ahead }) => {
      const day = dayOfTime(lastDay * 86_400_000);
      const days = costs.map((_, at) => addDays(day, at - costs.length + 1));
      const known = days.flatMap((one, at) => {
        const cost = costs[at];
        return typeof cost === 'number' ? [[one, cost] as const] : [];
      });
      return {
        costs: new Map(known),
        archived: new Set(known.map(([one]) => one)),
        reportDay: day,
        until: addDays(day, ahead),
      };
    });

  test('every number is finite, the sum matches, and the same input gives the same result', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const made = forecastSeries(forecaster, asked);
        expect(made.days.map(({ day }) => day)).toEqual(
          daysFromTo(addDays(asked.reportDay, 1), asked.until),
        );
        for (const { cost, lower, upper } of made.days) {
          expect(Number.isFinite(cost)).toBe(true);
          expect((lower === null) === (upper === null)).toBe(true);
          expect(lower ?? cost).toBeLessThanOrEqual(cost);
          expect(upper ?? cost).toBeGreaterThanOrEqual(cost);
        }
        if (asked.until >= lastOfPeriod(asked.reportDay)) {
          const left = made.days.filter(({ day }) => day <= lastOfPeriod(asked.reportDay));
          const sum = sumOf(left.map(({ cost }) => cost));
          expect(made.monthEnd.remaining).toBeCloseTo(sum, 5);
        }
        expect(forecastSeries(forecaster, asked)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is negative unless a day was negative', () => {
    const costs = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
      minLength: 40,
      maxLength: 70,
    });
    fc.assert(
      fc.property(costs, (given) => {
        const days = lastDays(given.length);
        const falling = (day: BillingDay) =>
          (given[days.indexOf(day)] ?? 0) / (1 + days.indexOf(day));
        const { days: ahead, monthEnd } = forecastSeries(forecaster, question(days, falling));
        for (const { cost, lower } of ahead)
          expect(Math.min(cost, lower ?? 0)).toBeGreaterThanOrEqual(0);
        expect(monthEnd.range?.lower ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
    const refunded = forecastSeries(
      forecaster,
      question(lastDays(60), (day) => -weeklyCost(day)),
    );
    expect(refunded.days.every(({ cost }) => cost < 0)).toBe(true);
  });

  test('on the last day of a month nothing remains', () => {
    for (const text of ['2026-10-31', '2028-02-29', '2026-12-31']) {
      const day = parseBillingDay(text);
      const days = daysFromTo(addDays(day, -90), day);
      const made = forecastSeries(
        forecaster,
        question(days, () => 5 + (days.length % 3), { reportDay: day, until: addDays(day, 3) }),
      );
      expect(made.monthEnd).toEqual({ remaining: 0, range: { lower: 0, upper: 0 } });
      expect(made.days).toHaveLength(3);
    }
  });
});
