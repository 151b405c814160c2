/** Forecasts of all OUs and of the whole, which does not depend on how accounts are divided into OUs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import type { CostsToProject } from '../../src/domain/figures/costs-to-project.ts';
import { forecastOus } from '../../src/forecast/forecast-ous.ts';
import { lastDays, reportDay, weeklyCost } from './made-series.ts';

const days = lastDays(120);
const asked = { archived: new Set(days), reportDay, until: addDays(reportDay, 60) };
const seriesOf = (factor: number, outstanding = 0): CostsToProject => ({
  costs: new Map(days.map((day) => [day, factor * weeklyCost(day)])),
  outstanding,
  monthly: outstanding,
});

it('projects the organization as a whole, near the sum of its OUs', () => {
  const made = forecastOus({
    ...asked,
    ous: new Map([
      ['Root/A', seriesOf(1, 5)],
      ['Root/B', seriesOf(3)],
    ]),
  });
  const parts = ['Root/A', 'Root/B'].map((ou) => made.get(ou)?.monthEnd.remaining ?? 0);
  const whole = made.get('*')?.monthEnd;
  expect((whole?.remaining ?? 0) / sumOf(parts)).toBeCloseTo(1, 6);
  expect(whole?.range?.lower).toBeLessThanOrEqual(sumOf(parts));
  expect(whole?.range?.upper).toBeGreaterThanOrEqual(sumOf(parts));
});

it('gives the same total whichever OUs the accounts are in', () => {
  const factors = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
    minLength: 1,
    maxLength: 8,
  });
  const ou = fc.constantFrom('Root', 'Root/A', 'Root/B', 'Root/B/C', 'Unassigned');
  const moved = fc.array(ou, { minLength: 8, maxLength: 8 });
  const total = (accounts: readonly number[], ous: readonly string[]) => {
    const byOu = new Map<string, number>();
    for (const [at, factor] of accounts.entries()) {
      const name = ous[at] ?? 'Root';
      byOu.set(name, (byOu.get(name) ?? 0) + factor);
    }
    const given = [...byOu].map(([name, factor]) => [name, seriesOf(factor)] as const);
    return forecastOus({ ...asked, ous: new Map(given) }).get('*')?.monthEnd.remaining ?? 0;
  };
  fc.assert(
    fc.property(factors, moved, moved, (accounts, before, after) => {
      const size = sumOf(accounts) + 1;
      expect(total(accounts, after) / size).toBeCloseTo(total(accounts, before) / size, 6);
    }),
    { numRuns: 100 },
  );
});

it('includes the sum of its parts in the range of the whole', () => {
  const stepped = new Map(days.map((day) => [day, day > addDays(reportDay, -3) ? 40 : 10]));
  const ous = new Map([
    ['Root/A', seriesOf(100)],
    ['Root/B', { costs: stepped, outstanding: 0, monthly: 0 }],
  ]);
  const made = forecastOus({ ...asked, ous });
  const parts = sumOf([...ous.keys()].map((ou) => made.get(ou)?.monthEnd.remaining ?? 0));
  expect(made.get('*')?.monthEnd.range?.upper).toBeGreaterThanOrEqual(parts);
});

it('of OUs of one or two days is unknown, and the total is not', () => {
  const fresh = new Map([[reportDay, 7]]);
  const made = forecastOus({
    ...asked,
    ous: new Map([
      ['Root/A', seriesOf(1)],
      ['Root/New', { costs: fresh, outstanding: 0, monthly: 0 }],
    ]),
  });
  expect(made.get('Root/New')?.monthEnd.remaining).toBeNull();
  expect(made.get('*')?.monthEnd.remaining).toBeGreaterThan(0);
});
