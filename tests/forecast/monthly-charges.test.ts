/** Monthly charges are expected on their days, and are never spread over other days. */
import { beforeAll, describe, expect, test } from 'vitest';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { forecastSeries, type SeriesForecast } from '../../src/forecast/forecast-series.ts';
import { type Forecaster, loadForecaster } from '../../src/forecast/forecaster.ts';
import { lastDays, question, weeklyCost } from './made-series.ts';

let forecaster: Forecaster;
beforeAll(async () => {
  forecaster = await loadForecaster();
});

const costOn = ({ days }: SeriesForecast, day: string) =>
  days.find((one) => one.day === day)?.cost ?? Number.NaN;

describe('a monthly charge', () => {
  const fee = 3000;
  const withFees = (day: BillingDay) => weeklyCost(day) + (day.endsWith('-01') ? fee : 0);

  test('is expected on the firsts of coming months, and only there', () => {
    const until = parseBillingDay('2027-05-20');
    const made = forecastSeries(forecaster, question(lastDays(182), withFees, { until }));
    const plain = forecastSeries(forecaster, question(lastDays(182), weeklyCost, { until }));
    for (const { day, cost } of made.days) {
      const expected = costOn(plain, day) + (day.endsWith('-01') ? fee : 0);
      expect(Math.abs(cost - expected)).toBeLessThan(day.endsWith('-01') ? 30 : 3);
    }
  });

  test('would be spread over other days by the model alone, which is why it is split off', () => {
    const values = lastDays(182).map(withFees);
    const smeared = forecaster.continueSeries(values, 10);
    const plain = forecaster.continueSeries(lastDays(182).map(weeklyCost), 10);
    const made = forecastSeries(forecaster, question(lastDays(182), withFees));
    const error = (costs: readonly number[]) =>
      sumOf(costs.map((cost, at) => Math.abs(cost - (plain[at] ?? 0))));
    expect(error(made.days.slice(0, 10).map(({ cost }) => cost))).toBeLessThan(10);
    expect(error(smeared)).toBeGreaterThan(100);
  });

  test('does not move the month end when the first was three weeks ago', () => {
    const monthEnd = (costOf: (day: BillingDay) => number) =>
      forecastSeries(forecaster, question(lastDays(182), costOf)).monthEnd.remaining;
    expect(Math.abs(monthEnd(withFees) - monthEnd(weeklyCost))).toBeLessThan(10);
  });

  test('is the median of the last three months, so that one unusual month is ignored', () => {
    const odd = (day: BillingDay) => withFees(day) + (day === '2026-10-01' ? 90_000 : 0);
    const made = forecastSeries(forecaster, question(lastDays(182), odd));
    expect(Math.abs(costOn(made, '2026-12-01') - costOn(made, '2026-12-08') - fee)).toBeLessThan(
      30,
    );
  });

  test('is found on other days of the month when it came three months in a row', () => {
    const onSixth = (day: BillingDay) => weeklyCost(day) + (day.endsWith('-06') ? 800 : 0);
    const made = forecastSeries(forecaster, question(lastDays(120), onSixth));
    const plain = forecastSeries(forecaster, question(lastDays(120)));
    expect(costOn(made, '2026-12-06') - costOn(plain, '2026-12-06')).toBeGreaterThan(770);
    expect(Math.abs(costOn(made, '2026-12-07') - costOn(plain, '2026-12-07'))).toBeLessThan(5);
  });

  test('does not include a single purchase', () => {
    const bought = (day: BillingDay) => weeklyCost(day) + (day === '2026-11-11' ? 250_000 : 0);
    const made = forecastSeries(forecaster, question(lastDays(120), bought));
    const plain = forecastSeries(forecaster, question(lastDays(120)));
    expect(Math.abs(made.monthEnd.remaining - plain.monthEnd.remaining)).toBeLessThan(20);
  });
});
