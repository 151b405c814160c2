/** The forecast of one series: what it learns, what it says when it does not know, and that a drop never raises it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BillingDay,
  daysBetween,
  daysFromTo,
  lastOfPeriod,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import { type ForecastInput, forecastSeries } from '../../src/forecast/forecast-series.ts';
import { lastDays, question, reportDay, weeklyCost } from './made-series.ts';

/** The history up to a day, of the days given. */
function upTo(day: BillingDay, costs: readonly number[]): ForecastInput {
  const days = daysFromTo(addDays(day, 1 - costs.length), day);
  return {
    costs: new Map(days.map((one, at) => [one, costs[at] ?? 0])),
    archived: new Set(days),
    reportDay: day,
    until: lastOfPeriod(day),
  };
}

const remainingOf = (input: ForecastInput) => forecastSeries(input).monthEnd.remaining;

describe('a forecast', () => {
  it('continues the level, the week and the growth of a series', () => {
    const { days, monthEnd } = forecastSeries(question(lastDays(120)));
    for (const [at, { day, cost }] of days.slice(0, 10).entries()) {
      const actual = weeklyCost(reportDay) + (weekdayOf(day) % 6 === 0 ? -40 : 0) + 0.1 * (at + 1);
      expect(Math.abs(cost - actual) / actual).toBeLessThan(0.03);
    }
    expect(monthEnd.note).toBeNull();
    expect(monthEnd.range?.lower).toBeLessThan(monthEnd.remaining ?? 0);
    expect(monthEnd.range?.upper).toBeGreaterThan(monthEnd.remaining ?? 0);
  });

  it('adds outstanding charges to this month, and monthly ones to the first of each coming month', () => {
    const plain = forecastSeries(question(lastDays(60), () => 10));
    const input = { outstanding: 70, monthly: 40 };
    const charged = forecastSeries({ ...question(lastDays(60), () => 10), ...input });
    expect((charged.monthEnd.remaining ?? 0) - (plain.monthEnd.remaining ?? 0)).toBeCloseTo(70, 6);
    const first = (days: typeof plain.days) => days.find(({ day }) => day === '2026-12-01')?.cost;
    expect((first(charged.days) ?? 0) - (first(plain.days) ?? 0)).toBeCloseTo(40, 6);
    const sum = charged.days.filter(({ day }) => day <= '2026-11-30').map(({ cost }) => cost);
    expect(sum.reduce((all, cost) => all + cost, 0)).toBeCloseTo(charged.monthEnd.remaining ?? 0);
  });

  it('is unknown with one or two days of history, and a guess with few', () => {
    for (const count of [1, 2]) {
      const { days, monthEnd } = forecastSeries(question(lastDays(count)));
      const note = { kind: 'short-history', days: count };
      expect(monthEnd).toEqual({ remaining: null, ifStays: null, range: null, note });
      expect(days).toEqual([]);
    }
    const guess = forecastSeries(question(lastDays(5), () => 20)).monthEnd;
    expect(guess.remaining).toBeCloseTo(200, 6);
    expect(guess.range).toBeNull();
    expect(guess.note).toEqual({ kind: 'short-history', days: 5 });
  });

  it('of a series without any cost is nothing, and of a closed one is nothing within three days', () => {
    expect(remainingOf(question(lastDays(60), () => 0))).toBe(0);
    const closed = (day: BillingDay) => (day > addDays(reportDay, -3) ? 0 : 100);
    expect(remainingOf(question(lastDays(60), closed))).toBeCloseTo(0, 0);
  });

  it.each([
    ['up', 100, 250],
    ['down', 100, 40],
    ['from nothing', 0.02, 31.2],
  ])('moves to a step %s within three days, and says that it is new', (_, before, after) => {
    const stepped = (day: BillingDay) => (day > addDays(reportDay, -3) ? after : before);
    const { monthEnd } = forecastSeries(question(lastDays(60), stepped));
    expect((monthEnd.remaining ?? 0) / (10 * after)).toBeCloseTo(1, 1);
    expect(monthEnd.note).toEqual({ kind: 'new-level', since: addDays(reportDay, -2) });
  });

  it('includes a level that may be new in the range from its first day', () => {
    const stepped = (day: BillingDay) => (day === reportDay ? 300 : 100);
    const { monthEnd } = forecastSeries(question(lastDays(90), stepped));
    expect(monthEnd.remaining).toBeLessThan(1200);
    expect(monthEnd.range?.upper).toBeGreaterThan(2500);
    expect((monthEnd.ifStays ?? 0) / 3000).toBeCloseTo(1, 1);
    expect(monthEnd.note).toEqual({ kind: 'new-level', since: reportDay });
  });

  it('knows only one future after usual days, and once a level is learned', () => {
    const ifStays = (cost: (day: BillingDay) => number) =>
      forecastSeries(question(lastDays(90), cost)).monthEnd.ifStays;
    expect(ifStays(() => 100)).toBeNull();
    expect(ifStays((day) => (day > addDays(reportDay, -4) ? 300 : 100))).toBeNull();
  });

  it('expects the mean of a day where costs come irregularly, whether they came today or not', () => {
    const everyFifth = (from: number) => (day: BillingDay) =>
      daysBetween(day, addDays(reportDay, from)) % 5 === 0 ? 100 : 0;
    for (const from of [0, 1, 2, 3, 4]) {
      const { monthEnd } = forecastSeries(question(lastDays(120), everyFifth(from)));
      expect((monthEnd.remaining ?? 0) / 200, `${from} days ago`).toBeGreaterThan(0.85);
      expect((monthEnd.remaining ?? 0) / 200, `${from} days ago`).toBeLessThan(1.2);
      expect(monthEnd.note).toEqual({ kind: 'irregular' });
    }
  });

  it('does not take a weekly batch for irregular', () => {
    const weekly = (day: BillingDay) => (weekdayOf(day) === 1 ? 700 : 0);
    // 20 November 2026 is a Friday: the rest of the month has the Mondays 23 and 30.
    expect(remainingOf(question(lastDays(120), weekly))).toBeCloseTo(1400, -2);
  });

  it('has nothing left of the growth before a stop', () => {
    const grown = (day: BillingDay) =>
      day > addDays(reportDay, -9) ? 0.01 : 100 + daysBetween(addDays(reportDay, -90), day);
    expect((remainingOf(question(lastDays(90), grown)) as number) / 0.1).toBeCloseTo(1, 0);
  });

  it('ignores a spike of a day, and the end of a step that did not last', () => {
    const spike = (day: BillingDay) => (day === addDays(reportDay, -5) ? 5000 : 100);
    expect(remainingOf(question(lastDays(90), spike))).toBeCloseTo(1000, -2);
    const stayed = (day: BillingDay) =>
      day > addDays(reportDay, -9) && day <= addDays(reportDay, -2) ? 300 : 100;
    expect(remainingOf(question(lastDays(90), stayed))).toBeCloseTo(1000, -2);
  });

  it('takes a day that is not archived for unknown, never for zero', () => {
    const input = question(lastDays(60), () => 100);
    const gone = [3, 4, 5, 6].map((ago) => addDays(reportDay, -ago));
    const archived = new Set([...input.archived].filter((day) => !gone.includes(day)));
    const costs = new Map([...input.costs].filter(([day]) => archived.has(day)));
    const { monthEnd } = forecastSeries({ ...input, costs, archived });
    expect(monthEnd.remaining).toBeCloseTo(1000, 0);
    expect(monthEnd.note).toEqual({ kind: 'missing-days', days: 4 });
  });

  it('is the same for the same history, and nothing on the last day of a month', () => {
    const input = question(lastDays(90));
    expect(forecastSeries(input)).toEqual(forecastSeries(input));
    const last = upTo(parseBillingDay('2026-11-30'), Array(60).fill(10));
    expect(forecastSeries(last).monthEnd.remaining).toBe(0);
  });
});

describe('a day that costs less than expected', () => {
  const day = fc.integer({ min: 4, max: 29 });
  const level = fc.double({ min: 1, max: 1e5, noNaN: true });
  const history = fc.record({
    level,
    days: fc.integer({ min: 3, max: 150 }),
    week: fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 7, maxLength: 7 }),
    noise: fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 150, maxLength: 150 }),
    step: fc.record({ at: fc.nat(150), by: fc.double({ min: 0, max: 5, noNaN: true }) }),
  });
  const share = fc.double({ min: -0.5, max: 1, noNaN: true });

  it('never raises the month end, over random histories with noise, steps and weeks', () => {
    fc.assert(
      fc.property(history, day, share, (given, ofMonth, part) => {
        const next = parseBillingDay(`2026-11-${String(ofMonth + 1).padStart(2, '0')}`);
        const costs = Array.from({ length: given.days }, (_, at) => {
          const week = given.week[weekdayOf(addDays(next, at - given.days))] ?? 1;
          const step = at >= given.step.at ? given.step.by : 1;
          return given.level * week * (given.noise[at] ?? 1) * step;
        });
        const before = upTo(addDays(next, -1), costs);
        const made = forecastSeries(before);
        const expected = made.days[0]?.cost;
        if (made.monthEnd.remaining === null || expected === undefined) return;
        const cost = part < 0 ? expected + part * given.level : expected * part;
        const after = remainingOf(upTo(next, [...costs, cost])) as number;
        const noise = 1e-7 * given.level;
        expect(cost + after).toBeLessThanOrEqual(made.monthEnd.remaining + noise);
      }),
      { numRuns: 3000 },
    );
  });
});
