/** Projections of a month, compared with values computed by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  daysBetween,
  daysFromTo,
  lastOfPeriod,
  parseBillingDay,
  weekdayOf,
} from '../../../src/domain/calendar/billing-day.ts';
import {
  type DailyCosts,
  meanCost,
  projectRemainingDays,
  usualDays,
} from '../../../src/domain/figures/projection.ts';

const day = parseBillingDay;
const days = (from: string, to: string) => daysFromTo(day(from), day(to));

function costsOf(held: readonly BillingDay[], cost: (day: BillingDay) => number): DailyCosts {
  return new Map(held.map((one) => [one, cost(one)]));
}

describe('projectRemainingDays', () => {
  test('repeats each weekday as it was on average in the last four weeks', () => {
    const held = days('2026-10-24', '2026-11-20');
    const costs = costsOf(held, (one) => (weekdayOf(one) === 0 ? 7 : 100));
    // 21 to 30 November: ten days, of which the 22nd and the 29th are Sundays.
    expect(projectRemainingDays(costs, day('2026-11-20'), new Set(held))).toBe(8 * 100 + 2 * 7);
  });

  test('does not spread the charges of the first of a month', () => {
    const held = days('2026-10-01', '2026-11-20');
    const costs = costsOf(held, (one) => (one.endsWith('-01') ? 10_000 : 1));
    expect(projectRemainingDays(costs, day('2026-11-20'), new Set(held))).toBe(10);
  });

  test('uses the mean of all days for a weekday without history', () => {
    const held = days('2026-11-17', '2026-11-18'); // Tuesday and Wednesday
    const costs = costsOf(held, (one) => (one === '2026-11-17' ? 10 : 30));
    // 19 to 30 November: Tuesday 24th at 10, Wednesday 25th at 30, ten other days at 20.
    expect(projectRemainingDays(costs, day('2026-11-18'), new Set(held))).toBe(10 + 30 + 200);
  });

  test('expects no cost without history', () => {
    expect(projectRemainingDays(new Map(), day('2026-11-20'), new Set())).toBe(0);
    const first = day('2026-11-01');
    expect(projectRemainingDays(new Map([[first, 500]]), first, new Set([first]))).toBe(0);
  });

  test('counts an archived day without cost as zero', () => {
    const held = new Set(days('2026-11-05', '2026-11-18'));
    const costs = new Map([[day('2026-11-12'), 50]]);
    // Thursdays 19 and 26 November: the mean of the 5th (nothing) and the 12th.
    expect(projectRemainingDays(costs, day('2026-11-18'), held)).toBe(2 * 25);
  });

  test('ignores days that are not archived, and days more than four weeks back', () => {
    const held = days('2026-10-26', '2026-11-20');
    const costs = costsOf(days('2026-09-01', '2026-11-20'), (one) =>
      one < '2026-10-26' ? 1e6 : 2,
    );
    expect(projectRemainingDays(costs, day('2026-11-20'), new Set(held))).toBe(20);
    const all = new Set(days('2026-09-01', '2026-11-20'));
    const old = costsOf([...all], (one) => (one < '2026-10-24' ? 1e6 : 2));
    expect(projectRemainingDays(old, day('2026-11-20'), all)).toBe(20);
  });

  test('is zero on the last day of a month', () => {
    for (const last of ['2026-11-30', '2028-02-29', '2026-12-31']) {
      const held = daysFromTo(addDays(day(last), -27), day(last));
      expect(
        projectRemainingDays(
          costsOf(held, () => 9),
          day(last),
          new Set(held),
        ),
      ).toBe(0);
    }
  });

  test('a constant cost is projected as it is, whichever days are missing', () => {
    const someDay = fc.integer({ min: 15_000, max: 30_000 }).map((n) => dayOfTime(n * 86_400_000));
    const gaps = fc.array(fc.boolean(), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(someDay, gaps, (reportDay, isHeld) => {
        const held = daysFromTo(addDays(reportDay, -27), reportDay).filter((_, i) => isHeld[i]);
        const known = held.some((one) => !one.endsWith('-01'));
        const remaining = daysBetween(reportDay, lastOfPeriod(reportDay));
        const projected = projectRemainingDays(
          costsOf(held, () => 8),
          reportDay,
          new Set(held),
        );
        expect(projected).toBe(known ? 8 * remaining : 0);
      }),
    );
  });
});

describe('the usual cost', () => {
  test('is that of the archived same weekdays in the four weeks before', () => {
    const held = new Set(days('2026-11-01', '2026-11-20'));
    expect(usualDays(day('2026-11-20'), held)).toEqual(['2026-11-13', '2026-11-06']);
    expect(usualDays(day('2026-11-20'), new Set())).toEqual([]);
  });

  test('has no mean without a day, and counts a day without cost as zero', () => {
    expect(meanCost(new Map(), [])).toBeNull();
    expect(meanCost(new Map([[day('2026-11-06'), 10]]), days('2026-11-06', '2026-11-07'))).toBe(5);
  });
});
