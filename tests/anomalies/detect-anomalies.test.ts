/** Anomalies compared with a service's history: kinds, ranges, weekdays, firsts, and duration. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import { archived, daysTold, detected, friday, newest, seriesOf, weekly } from './some-series.ts';

const monday = parseBillingDay('2026-11-16');
const sunday = parseBillingDay('2026-11-22');
const first = parseBillingDay('2026-11-01');
/** On the day itself `cost`, else as every week. */
const only = (day: string, cost: number) =>
  seriesOf((other) => (other === day ? cost : weekly(other)));

describe('a service whose cost is out of its range', () => {
  it('is a spike above it, with cost, expected cost and range', () => {
    const [spike, ...rest] = detected([only(friday, 200)]);
    expect(rest).toEqual([]);
    expect(spike).toMatchObject({ ou: 'Root/A', kind: 'spike', cost: 200 });
    expect(spike?.expected).toBeCloseTo(100, -1);
    expect(spike?.range.lower).toBeLessThan(100);
    expect(spike?.range.upper).toBeGreaterThan(100);
    expect(spike?.range.upper).toBeLessThan(200);
  });

  it('is a drop below it', () => {
    expect(detected([only(friday, 30)])).toMatchObject([{ kind: 'drop', cost: 30 }]);
    expect(detected([only(friday, 0)])[0]?.range.lower).toBeGreaterThanOrEqual(0);
  });

  it('is new when it had no cost before, and a spike when it had some', () => {
    const began = seriesOf((day) => (day >= friday ? 60 : 0));
    expect(detected([began])).toMatchObject([{ kind: 'new', cost: 60, expected: 0 }]);
    const returned = seriesOf((day) => (day >= friday ? 60 : day === '2026-10-10' ? 30 : 0));
    expect(detected([returned])).toMatchObject([{ kind: 'spike' }]);
  });

  it('is sorted by money, largest deviation first', () => {
    const other = seriesOf((day) => (day === friday ? 900 : 300), { service: 'S3' });
    const kinds = detected([only(friday, 200), other]).map(({ service }) => service);
    expect(kinds).toEqual(['S3', 'Amazon Elastic Compute Cloud']);
  });

  it('is not reported below the floor, however unusual it is', () => {
    const tiny = seriesOf((day) => (day === friday ? 24 : 1));
    expect(detected([tiny])).toEqual([]);
    expect(detected([tiny], { floor: 20 })).toMatchObject([{ kind: 'spike' }]);
  });
});

it('does not report a tenth more, even for a constant service', () => {
  const steady = (factor: number) => seriesOf((day) => (day === friday ? 1000 * factor : 1000));
  expect(detected([steady(1.1)])).toEqual([]);
  expect(detected([steady(1.4)])).toMatchObject([{ kind: 'spike' }]);
});

describe('weekdays', () => {
  it('are compared with themselves: a quiet weekend and a busy Monday are as expected', () => {
    for (let day = monday; day <= sunday; day = addDays(day, 1)) {
      expect(detected([seriesOf(weekly)], { reportDay: day }), day).toEqual([]);
    }
  });

  it('show a Sunday that costs as much as a Monday', () => {
    expect(detected([only(sunday, 100)], { reportDay: sunday })).toMatchObject([{ kind: 'spike' }]);
  });

  it('with few archived days are compared with all days together', () => {
    const few = archived.filter((day) => day > '2026-10-30' || day.endsWith('-01'));
    const outage = addDays(friday, -7);
    const series = seriesOf((day) => (day === outage ? 500 : day === friday ? 300 : 100));
    expect(detected([series], { archived: few })).toMatchObject([{ kind: 'spike', expected: 100 }]);
  });

  it('that are not archived are unknown, not zero', () => {
    const known = archived.filter((day) => Number(day.slice(-2)) % 3 !== 0);
    expect(detected([seriesOf(() => 100)], { archived: known })).toEqual([]);
  });
});

describe('a level shift', () => {
  const shifted = (factor: number) => seriesOf((day) => weekly(day) * (day >= monday ? factor : 1));

  it.each([1.6, 3, 0.3])('by a factor of %s is reported on its first two days', (factor) => {
    expect(daysTold([shifted(factor)], monday, 40)).toEqual([1, 2]);
  });

  it('that ends after ten days does not alarm on the way back', () => {
    const series = seriesOf((day) =>
      day >= monday && day < addDays(monday, 10) ? 3 * weekly(day) : weekly(day),
    );
    expect(daysTold([series], monday, 30)).toEqual([1, 2]);
  });

  it('does not hide a spike above it', () => {
    const later = addDays(monday, 9);
    const series = seriesOf((day) => (day < monday ? 100 : day === later ? 900 : 300));
    expect(detected([series], { reportDay: later })).toMatchObject([
      { kind: 'spike', expected: 300 },
    ]);
  });

  it('does not hide that a new service is new on its second day too', () => {
    const series = seriesOf((day) => (day >= monday ? 80 : 0));
    expect(detected([series], { reportDay: addDays(monday, 1) })).toMatchObject([{ kind: 'new' }]);
    expect(detected([series], { reportDay: addDays(monday, 2) })).toEqual([]);
  });
});

describe('the first of a month', () => {
  const tax = seriesOf((day) => (day.endsWith('-01') ? 5000 : 0), { service: 'Tax' });

  it('is compared with earlier firsts, so that monthly charges are not reported', () => {
    expect(detected([tax], { reportDay: first })).toEqual([]);
  });

  it('does not report a growing charge as a drop', () => {
    const growing = seriesOf((day) => (day === first ? 180 : (tax.costs.get(day) ?? 0)));
    expect(detected([growing], { reportDay: first })).toEqual([]);
  });

  it('shows a charge far above those of earlier firsts', () => {
    const doubled = seriesOf((day) => (day === first ? 10_000 : (tax.costs.get(day) ?? 0)));
    expect(detected([doubled], { reportDay: first })).toMatchObject([
      { kind: 'spike', expected: 5000 },
    ]);
  });

  it('shows a spike of a service without a monthly charge', () => {
    expect(detected([only(first, 250)], { reportDay: first })).toMatchObject([{ kind: 'spike' }]);
  });

  it('reports nothing when no earlier first is archived', () => {
    const without = archived.filter((day) => !day.endsWith('-01') || day === first);
    expect(detected([tax], { reportDay: first, archived: without })).toEqual([]);
  });

  it('is not compared with other days', () => {
    const service = seriesOf((day) => (day.endsWith('-01') ? 5000 : 100));
    const afterTwo = detected([service], { reportDay: parseBillingDay('2026-11-03') });
    expect(afterTwo).toEqual([]);
    const third = parseBillingDay('2026-11-03');
    const spiking = seriesOf((day) => (day === third ? 4000 : (service.costs.get(day) ?? 0)));
    expect(detected([spiking], { reportDay: third })).toMatchObject([
      { kind: 'spike', expected: 100 },
    ]);
  });

  it('may cost a third more than the few firsts before', () => {
    const more = seriesOf((day) => (day === first ? 6600 : (tax.costs.get(day) ?? 0)));
    expect(detected([more], { reportDay: first })).toEqual([]);
  });
});

describe('a charge on its own day of each month', () => {
  const last = parseBillingDay('2026-11-30');
  const october = parseBillingDay('2026-10-31');
  const charged = (days: readonly BillingDay[], cost = 900) =>
    seriesOf((day) => (days.includes(day) ? cost : 0), { service: 'AWS Support (Business)' });

  it('is expected on the last day, whatever its number is', () => {
    expect(detected([charged([october, last])], { reportDay: last })).toEqual([]);
  });

  it('is expected on the same day as last month', () => {
    const days = ['2026-10-17', '2026-11-17'].map(parseBillingDay);
    expect(detected([charged(days)], { reportDay: parseBillingDay('2026-11-17') })).toEqual([]);
  });

  it('is told if last month had none on that day, or a much smaller one', () => {
    expect(detected([charged([last])], { reportDay: last })).toMatchObject([{ kind: 'new' }]);
    const grown = seriesOf((day) => (day === last ? 900 : day === october ? 300 : 0));
    expect(detected([grown], { reportDay: last })).toMatchObject([
      { kind: 'spike', expected: 300 },
    ]);
  });
});

describe('any series', () => {
  const money = fc.double({ min: 0, max: 10_000, noNaN: true });
  const costs = fc.array(money, { minLength: archived.length, maxLength: archived.length });
  const drawn = (values: readonly number[], factor = 1) =>
    seriesOf((day) => (values[archived.indexOf(day)] ?? 0) * factor);

  it('that never changes has no anomaly, for every cost and day', () => {
    const day = fc.constantFrom(...archived.slice(70));
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), day, (cost, reportDay) => {
        expect(detected([seriesOf(() => cost)], { reportDay })).toEqual([]);
      }),
    );
  });

  it('has the same anomalies in every currency unit', () => {
    const powers = fc.constantFrom(2 ** -7, 0.5, 4, 1024);
    fc.assert(
      fc.property(costs, powers, (values, factor) => {
        const plain = detected([drawn(values)]);
        const scaled = detected([drawn(values, factor)], { floor: 25 * factor });
        expect(scaled).toEqual(
          plain.map((row) => ({
            ...row,
            cost: row.cost * factor,
            expected: row.expected * factor,
            impact: row.impact * factor,
            range: { lower: row.range.lower * factor, upper: row.range.upper * factor },
          })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('has the same anomalies in every order of series and days', () => {
    fc.assert(
      fc.property(fc.array(costs, { minLength: 2, maxLength: 4 }), (several) => {
        const series = several.map((values, index) => ({
          ...drawn(values),
          ou: `Root/${index % 3}`,
          service: `service ${index % 2}`,
        }));
        const backwards = series
          .toReversed()
          .map((one) => ({ ...one, costs: new Map([...one.costs].reverse()) }));
        expect(detected(backwards, { completeness: newest })).toEqual(
          detected(series, { completeness: newest }),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('has its cost outside the range of every anomaly, and the expected cost inside', () => {
    fc.assert(
      fc.property(costs, (values) => {
        for (const { cost, expected, range } of detected([drawn(values)], { floor: 1 })) {
          expect(cost < range.lower || cost > range.upper).toBe(true);
          expect(expected).toBeGreaterThanOrEqual(range.lower);
          expect(expected).toBeLessThanOrEqual(range.upper);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a run of unusual days', () => {
  const thursday = addDays(friday, -1);
  const monday = addDays(friday, -4);

  it('begins on its first day, whose impact is actual minus expected cost', () => {
    const [spike] = detected([seriesOf((day) => (day === friday ? 200 : 100))]);
    expect(spike).toMatchObject({ since: friday, days: 1, impact: 100 });
  });

  it('has the impact of both days on its second day', () => {
    const shift = seriesOf((day) => (day < thursday ? 100 : day === thursday ? 180 : 200));
    expect(detected([shift])).toMatchObject([{ since: thursday, days: 2, impact: 180 }]);
  });

  it('has a negative impact if the cost fell', () => {
    const fallen = seriesOf((day) => (day < thursday ? 100 : 20));
    expect(detected([fallen])).toMatchObject([{ kind: 'drop', since: thursday, impact: -160 }]);
  });

  it('compares each day with its own weekday', () => {
    const quiet = (day: typeof friday) => (weekdayOf(day) === 0 ? 40 : 100);
    const shift = seriesOf((day) => quiet(day) + (day >= addDays(monday, -1) ? 200 : 0));
    const [spike] = detected([shift], { reportDay: monday });
    expect(spike).toMatchObject({ since: addDays(monday, -1), days: 2 });
    expect(spike?.impact).toBeCloseTo(400);
  });

  it('lasts longer while the cost rises further each day', () => {
    const rising = seriesOf((day) => (day < monday ? 100 : 100 * 2 ** (Number(day.slice(8)) - 14)));
    const tuesday = addDays(monday, 1);
    const wednesday = addDays(monday, 2);
    expect(detected([rising], { reportDay: wednesday })).toMatchObject([
      { cost: 1600, expected: 400, since: tuesday, days: 2, impact: 1600 },
    ]);
  });

  it('does not count a higher level that has become usual', () => {
    const spiking = seriesOf((day) => (day === friday ? 900 : day < '2026-11-09' ? 100 : 300));
    expect(detected([spiking])).toMatchObject([{ since: friday, days: 1, impact: 600 }]);
  });

  it('is not ended by the first of a month, which is not counted', () => {
    const last = parseBillingDay('2026-10-31');
    const shift = seriesOf((day) => (day < last ? 100 : 300));
    const asked = { reportDay: parseBillingDay('2026-11-02') };
    expect(detected([shift], asked)).toMatchObject([{ since: last, days: 2, impact: 400 }]);
  });
});
