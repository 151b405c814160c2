/** Histories that allow no forecast: weekday means and the reason. */
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, type BillingDay, weekdayOf } from '../../src/domain/calendar/billing-day.ts';
import { projectRemainingDays } from '../../src/domain/figures/projection.ts';
import { forecastSeries } from '../../src/forecast/forecast-series.ts';
import { type Forecaster, loadForecaster } from '../../src/forecast/forecaster.ts';
import { lastDays, question, reportDay } from './made-series.ts';

let forecaster: Forecaster;
beforeAll(async () => {
  forecaster = await loadForecaster();
});

const midweekOnly = (day: BillingDay) => (weekdayOf(day) === 3 ? 70 : 0);

describe('a history that allows no forecast has weekday means and a reason', () => {
  const last = lastDays(100);
  test.each([
    ['nine days', question(lastDays(9)), '9 days of history, a forecast needs 28'],
    ['one day', question(lastDays(1)), '1 day of history, a forecast needs 28'],
    ['27 days', question(lastDays(27)), '27 days of history, a forecast needs 28'],
    [
      'an OU that began ten days ago',
      question(last, (day) => (day > addDays(reportDay, -10) ? 50 : 0)),
      '10 days of history, a forecast needs 28',
    ],
    [
      'an archive with gaps',
      question(last.filter((_, at) => at % 7 !== 2)),
      '14 of the last 100 days are not archived',
    ],
    ['a weekly job', question(last, midweekOnly), 'cost on only 14 of the last 94 days'],
  ])('%s', (_, asked, reason) => {
    const made = forecastSeries(forecaster, asked);
    expect(made).toMatchObject({ method: 'weekday-means', reason, monthEnd: { range: null } });
    expect(made.monthEnd.remaining).toBeCloseTo(
      projectRemainingDays(asked.costs, reportDay, asked.archived),
      9,
    );
    expect(made.days).toHaveLength(60);
    expect(made.days.every(({ lower, upper }) => lower === null && upper === null)).toBe(true);
  });

  test('a model that throws or returns invalid values gives no forecast', () => {
    const broken: Forecaster = {
      continueSeries: () => {
        throw new Error('no model found');
      },
    };
    const absurd: Forecaster = { continueSeries: (_, horizon) => Array(horizon).fill(Number.NaN) };
    const silent: Forecaster = { continueSeries: () => [] };
    for (const model of [broken, absurd, silent]) {
      const made = forecastSeries(model, question(lastDays(100)));
      expect(made.method).toBe('weekday-means');
      expect(made.reason).toMatch(
        /^the model found no fit \((no model found|the model gave .*)\)$/,
      );
      expect(made.monthEnd.remaining).toBeGreaterThan(0);
    }
  });

  test('28 days are enough for a forecast, not for its ranges', () => {
    const made = forecastSeries(forecaster, question(lastDays(28)));
    expect(made).toMatchObject({ method: 'forecast', reason: null, monthEnd: { range: null } });
    expect(made.days[0]).toMatchObject({ lower: null, upper: null });
  });
});

describe('an OU without cost for two weeks', () => {
  test('is expected to stay without cost', () => {
    const closed = (day: BillingDay) => (day > addDays(reportDay, -14) ? 0 : 500);
    const made = forecastSeries(forecaster, question(lastDays(100), closed));
    expect(made.reason).toBe('no cost in the last 14 days');
    expect(made.days.every(({ cost }) => cost === 0)).toBe(true);
    expect(made.monthEnd).toEqual({ remaining: 0, range: null });
  });

  test('may never have had cost', () => {
    const made = forecastSeries(
      forecaster,
      question(lastDays(100), () => 0),
    );
    expect(made.reason).toBe('no cost in the last 14 days');
    expect(forecastSeries(forecaster, question([])).monthEnd.remaining).toBe(0);
  });

  test('is not over when it cost something thirteen days ago', () => {
    const closing = (day: BillingDay) => (day > addDays(reportDay, -13) ? 0 : 500);
    const made = forecastSeries(forecaster, question(lastDays(100), closing));
    expect(made.reason).not.toBe('no cost in the last 14 days');
  });
});
