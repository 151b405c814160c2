/** The costs of days of several months: divided in each month by its costs, and together the sum of the days. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedCents } from '../../../src/allocation/figures/allocate-days.ts';
import { allocateRange, totalCents } from '../../../src/allocation/figures/allocate-range.ts';
import { roundedCents, sumOfUnits } from '../../../src/allocation/figures/exact-cents.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import {
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';

const targets = ['team/a', 'team/b', 'pool/shared', 'unallocated'] as const;
const cent = 10n ** 10n;
const completeUntil = parseBillingDay('2026-11-03');
const days = daysFromTo(parseBillingDay('2026-08-25'), completeUntil);

const set = {
  teams: [],
  splits: [
    {
      source: 'pool/shared',
      method: { kind: 'proportional', targets: ['team/a', 'team/b'], basis: 'month' },
      line: 1,
    },
  ],
} as const;

function allocated(costs: ReadonlyMap<BillingDay, ReadonlyMap<Target, bigint>>) {
  return allocateRange({ costs, set }, { days, completeUntil });
}

test('the cents are those of the exact sum, whatever each month is rounded to', () => {
  const amounts = fc.array(fc.bigInt(-(10n ** 16n), 10n ** 16n), { minLength: 4, maxLength: 4 });
  const costsOfDays = fc.array(amounts, { minLength: days.length, maxLength: days.length });
  fc.assert(
    fc.property(costsOfDays, (given) => {
      const costs = new Map(
        days.map((day, at) => [
          day,
          new Map(targets.map((target, place) => [target, given[at]?.[place] ?? 0n])),
        ]),
      );
      expect(totalCents(allocated(costs))).toBe(roundedCents(sumOfUnits(given.flat())));
    }),
    { numRuns: 100, seed: 20 },
  );
});

test('parts of a cent in each month are not lost, and belong to who has the cost', () => {
  const halves = ['2026-09-01', '2026-10-01', '2026-11-01'].map(
    (day) => [parseBillingDay(day), new Map([['team/a' as Target, (cent * 2n) / 5n]])] as const,
  );
  expect(allocated(new Map(halves)).get('team/a')?.direct).toBe(1n);
});

test('shared cost follows the costs of its own month', () => {
  const costs = new Map<BillingDay, Map<Target, bigint>>([
    [
      parseBillingDay('2026-09-01'),
      new Map([
        ['team/a', 100n * cent],
        ['pool/shared', 50n * cent],
      ]),
    ],
    [
      parseBillingDay('2026-10-01'),
      new Map([
        ['team/b', 900n * cent],
        ['pool/shared', 70n * cent],
      ]),
    ],
  ]);
  const shared = new Map([...allocated(costs)].map(([target, own]) => [target, sharedCents(own)]));
  expect([shared.get('team/a'), shared.get('team/b')]).toEqual([50n, 70n]);
});
