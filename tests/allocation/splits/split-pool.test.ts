/** Splits are exact to the cent: nothing is lost or added, for any pool and any weights. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Split } from '../../../src/allocation/rules/rule-set.ts';
import { oneShare, parseShare, shareText } from '../../../src/allocation/rules/share.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import { amountOf, centsOf } from '../../../src/allocation/splits/cents.ts';
import { splitAmount } from '../../../src/allocation/splits/split-amount.ts';
import {
  type PoolCost,
  splitPool,
  teamsWithin,
} from '../../../src/allocation/splits/split-pool.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { exampleSet } from '../rules/example-set.ts';

const [platform, tax, support] = exampleSet().splits;
const poolCost = (cents: bigint, direct: Readonly<Record<string, bigint>> = {}): PoolCost => ({
  cents,
  teams: ['team/payments', 'team/platform', 'team/retail'],
  direct: new Map(Object.entries(direct) as [Target, bigint][]),
});
const parts = (split: Split | undefined, cost: PoolCost) =>
  Object.fromEntries(splitPool(split as Split, cost));

describe('a pool is divided', () => {
  test('evenly, with the remainder for the first', () => {
    expect(parts(tax, poolCost(101n))).toEqual({ 'team/payments': 51n, 'team/retail': 50n });
  });

  test('by fixed shares, with the remainder for the largest', () => {
    expect(parts(support, poolCost(101n))).toEqual({ 'team/payments': 61n, 'team/retail': 40n });
  });

  test('in proportion to what the teams cost', () => {
    const direct = { 'team/retail': 200n, 'team/payments': 100n, 'pool/tax': 999n };
    expect(parts(platform, poolCost(100n, direct))).toEqual({
      'team/payments': 33n,
      'team/platform': 0n,
      'team/retail': 67n,
    });
  });

  test('also if it is a credit', () => {
    expect(parts(tax, poolCost(-101n))).toEqual({ 'team/payments': -51n, 'team/retail': -50n });
  });

  test('evenly if no team has a cost, and not to a team with credits only', () => {
    const credits = { 'team/retail': -500n, 'team/payments': 1n };
    expect(parts(platform, poolCost(10n, credits))).toMatchObject({ 'team/payments': 10n });
    expect(parts(platform, poolCost(9n, { 'team/retail': -500n }))).toEqual({
      'team/payments': 3n,
      'team/platform': 3n,
      'team/retail': 3n,
    });
  });

  test('not at all without teams, or if it is to be shown as it is', () => {
    expect(parts(platform, { ...poolCost(10n), teams: [] })).toEqual({ 'pool/platform': 10n });
    const none: Split = { source: 'pool/tax', method: { kind: 'none' }, line: 1 };
    expect(parts(none, poolCost(10n))).toEqual({ 'pool/tax': 10n });
  });

  test('among the teams of the time', () => {
    const day = parseBillingDay('2026-06-30');
    expect(teamsWithin(exampleSet(), { from: day, to: day })).toEqual([
      'team/payments',
      'team/platform',
      'team/retail',
    ]);
    const teams =
      'team,valid_from,valid_to\nold,,2026-06-29\nnew,2026-07-01,\nb,,\na,,2026-06-30\n';
    const rules = 'version: 1\n';
    const set = exampleSet({ rules, teams, services: null, aliases: null, owners: null });
    expect(teamsWithin(set, { from: day, to: day })).toEqual(['team/a', 'team/b']);
  });
});

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weight = fc.oneof(fc.bigInt({ min: 0n, max: 5n }), fc.bigInt({ min: 0n, max: 10n ** 14n }));
const weights = fc
  .array(weight, { minLength: 1, maxLength: 40 })
  .filter((all) => all.some((one) => one > 0n));

describe('for any amount and weights', () => {
  test('the parts sum to the amount, and only the largest differs by more than a cent', () => {
    fc.assert(
      fc.property(amount, weights, (total, given) => {
        const found = splitAmount(total, given);
        const sum = given.reduce((all, one) => all + one, 0n);
        expect(found.reduce((all, part) => all + part, 0n)).toBe(total);
        const isOff = found.map((part, index) => {
          const difference = part * sum - total * (given[index] as bigint);
          return (difference < 0n ? -difference : difference) >= sum;
        });
        const off = given.filter((_, index) => isOff[index]);
        expect(off.length).toBeLessThanOrEqual(1);
        for (const one of off) expect(given.every((other) => other <= one)).toBe(true);
        const size = total < 0n ? -1n : 1n;
        for (const part of found) expect(part * size >= 0n).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a weight of zero gets nothing, and scaled weights give the same parts', () => {
    fc.assert(
      fc.property(amount, weights, fc.bigInt({ min: 1n, max: 1000n }), (total, given, factor) => {
        const found = splitAmount(total, given);
        for (const [index, one] of given.entries()) if (one === 0n) expect(found[index]).toBe(0n);
        expect(
          splitAmount(
            total,
            given.map((one) => one * factor),
          ),
        ).toEqual(found);
      }),
      { numRuns: 1_000 },
    );
  });

  test('weights that are negative or all zero are an error', () => {
    expect(() => splitAmount(1n, [])).toThrow(RangeError);
    expect(() => splitAmount(1n, [0n, 0n])).toThrow(RangeError);
    expect(() => splitAmount(1n, [2n, -1n])).toThrow(RangeError);
  });
});

test('every method keeps the pool to the cent, for a thousand random pools', () => {
  const method = fc.constantFrom(...[platform, tax, support].map((split) => split as Split));
  const direct = fc.tuple(amount, amount, amount);
  fc.assert(
    fc.property(method, amount, direct, (split, cents, [a, b, c]) => {
      const cost = poolCost(cents, { 'team/payments': a, 'team/platform': b, 'team/retail': c });
      const sum = [...splitPool(split, cost).values()].reduce((total, part) => total + part, 0n);
      expect(sum).toBe(cents);
    }),
    { numRuns: 1_000 },
  );
});

describe('cents', () => {
  test.each([
    [1.005, 101n],
    [-1.005, -101n],
    [0.1 + 0.2, 30n],
    [1.004_999, 100n],
    [-0, 0n],
    [0.004_999, 0n],
    [-0.005, -1n],
    [5e-324, 0n],
    [1e20, 10n ** 22n],
    [12_345_678.905, 1_234_567_891n],
  ])('of %d are %d', (value, cents) => {
    expect(centsOf(value)).toBe(cents);
  });

  test('of an amount of integer cents are exact, and lead back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (cents) => {
        expect(centsOf(amountOf(BigInt(cents)))).toBe(BigInt(cents));
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21])('of %d are an error', (value) => {
    expect(() => centsOf(value)).toThrow(RangeError);
  });
});

describe('shares', () => {
  test.each([
    ['1', oneShare],
    ['1.0', oneShare],
    ['0', 0n],
    ['0.6', 600_000_000_000n],
    ['0.333333333333', 333_333_333_333n],
  ])('%s is read exactly', (text, share) => {
    expect(parseShare(text)).toBe(share);
  });

  test.each(['', '1.1', '-0.5', '.5', '0,5', '50%', '0.5e0', '0.3333333333333', 'NaN'])(
    '%j is not a share',
    (text) => {
      expect(parseShare(text)).toBeNull();
    },
  );

  test('are shown as short as possible', () => {
    const texts = [oneShare, 0n, 600_000_000_000n, 1n, 1_400_000_000_000n].map(shareText);
    expect(texts).toEqual(['1', '0', '0.6', '0.000000000001', '1.4']);
  });
});
