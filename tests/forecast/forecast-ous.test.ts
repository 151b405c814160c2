/** OUs and the organization: sums match, the choice of fitted OUs is stable, and time is limited. */
import { beforeAll, describe, expect, test } from 'vitest';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import { forecastOus, type OusInput } from '../../src/forecast/forecast-ous.ts';
import { type Forecaster, loadForecaster } from '../../src/forecast/forecaster.ts';
import { lastDays, reportDay, weeklyCost } from './made-series.ts';

let forecaster: Forecaster;
beforeAll(async () => {
  forecaster = await loadForecaster();
});

const days = lastDays(120);
const ofSize = (size: number, count = 120) =>
  new Map(lastDays(count).map((day) => [day, size * weeklyCost(day)]));

const organization: OusInput = {
  costs: new Map([
    ['Root/Small', ofSize(0.1)],
    ['Root/Large', ofSize(9)],
    ['Root/Tiny', ofSize(0.01)],
    ['Root/New', ofSize(3, 10)],
    ['Root/Closed', new Map(days.slice(0, 80).map((day) => [day, 400]))],
  ]),
  archived: new Set(days),
  reportDay,
  until: addDays(reportDay, 30),
  budgeted: new Set(),
};

describe('the whole organization', () => {
  test('costs what its OUs cost together, day by day and to the month’s end', () => {
    const made = forecastOus(forecaster, organization);
    const whole = made.get('*');
    const ous = [...made].filter(([ou]) => ou !== '*').map(([, forecast]) => forecast);
    expect(ous).toHaveLength(5);
    for (const [at, { cost, lower, upper }] of (whole?.days ?? []).entries()) {
      expect(cost).toBeCloseTo(sumOf(ous.map((ou) => ou.days[at]?.cost ?? Number.NaN)), 9);
      expect(lower).toBeLessThanOrEqual(cost);
      expect(upper).toBeGreaterThanOrEqual(cost);
    }
    const remaining = sumOf(ous.map(({ monthEnd }) => monthEnd.remaining));
    expect(whole?.monthEnd.remaining).toBeCloseTo(remaining, 9);
    expect(whole?.monthEnd.range?.lower).toBeLessThan(remaining);
    expect(whole?.monthEnd.range?.upper).toBeGreaterThan(remaining);
  });

  test('has no range when its history is too short', () => {
    const made = forecastOus(forecaster, {
      ...organization,
      costs: new Map([['Root', ofSize(1, 10)]]),
    });
    expect(made.get('*')).toMatchObject({ method: 'weekday-means', monthEnd: { range: null } });
  });

  test('without OUs costs nothing', () => {
    const made = forecastOus(forecaster, { ...organization, costs: new Map() });
    expect([...made.keys()]).toEqual(['*']);
    expect(made.get('*')?.days.every(({ cost }) => cost === 0)).toBe(true);
  });
});

describe('a forecast is fitted for', () => {
  test('the OUs with the largest recent cost, and all OUs with a budget', () => {
    const made = forecastOus(forecaster, {
      ...organization,
      fittedOus: 1,
      budgeted: new Set(['Root/Tiny']),
    });
    expect([...made].map(([ou, { reason }]) => [ou, reason])).toEqual([
      ['*', null],
      ['Root/Large', null],
      ['Root/New', '10 days of history, a forecast needs 28'],
      ['Root/Small', 'not among the 1 largest OUs'],
      ['Root/Tiny', null],
      ['Root/Closed', 'no cost in the last 14 days'],
    ]);
  });

  test('no OU after the time limit', () => {
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    const made = forecastOus(forecaster, { ...organization, now, patienceMilliseconds: 25 });
    expect([...made.values()].map(({ method }) => method)).toEqual([
      'forecast',
      'forecast',
      'weekday-means',
      'weekday-means',
      'weekday-means',
      'weekday-means',
    ]);
    expect(made.get('Root/Small')?.reason).toBe('the time for forecasts was used up');
  });

  test('the same OUs in every input order', () => {
    const turned = new Map([...organization.costs].reverse());
    const made = forecastOus(forecaster, organization);
    const again = forecastOus(forecaster, { ...organization, costs: turned });
    expect([...again]).toEqual([...made]);
  });
});
