/** The compensated sum, against exact arithmetic on integers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';

/** Multiples of 2^-30: doubles that BigInt can add up exactly. */
const unit = 2 ** -30;
const exactCost = fc
  .tuple(fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n }), fc.integer({ min: 0, max: 20 }))
  .map(([units, shift]) => units << BigInt(shift));

const asDouble = (units: bigint): number => Number(units) * unit;
const representable = (units: bigint): boolean => BigInt(Number(units)) === units;

test('is the exact sum, up to the last digit', () => {
  const costs = fc.array(exactCost.filter(representable), { maxLength: 300 });
  fc.assert(
    fc.property(costs, (units) => {
      const exact = asDouble(units.reduce((sum, value) => sum + value, 0n));
      const size = units.reduce((sum, value) => sum + Math.abs(asDouble(value)), 0);
      const allowed = Math.abs(exact) * 2 ** -52 + size * 2 ** -96;
      expect(Math.abs(sumOf(units.map(asDouble)) - exact)).toBeLessThanOrEqual(allowed);
    }),
  );
});

test('does not depend on the order of the rows beyond the last digit', () => {
  const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(cents, (amounts) => {
      const costs = amounts.map((amount) => amount / 100);
      const expected = amounts.reduce((sum, amount) => sum + amount, 0) / 100;
      for (const order of [costs, costs.toReversed(), costs.toSorted((a, b) => a - b)]) {
        expect(Math.abs(sumOf(order) - expected)).toBeLessThanOrEqual(1e-9);
      }
    }),
  );
});

test('keeps small amounts that a plain sum loses next to large ones', () => {
  expect(sumOf([1, 1e100, 1, -1e100])).toBe(2);
  expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  expect(sumOf([1e15, 0.01, -1e15])).toBe(0.01);
});

test('of no values is zero, and accepts any iterable', () => {
  expect(sumOf([])).toBe(0);
  expect(sumOf(new Set([1, 2]))).toBe(3);
  expect(sumOf(new Float64Array([0.5, 0.25]))).toBe(0.75);
});

test('of a value that is not finite is not finite', () => {
  expect(Number.isFinite(sumOf([1, Number.NaN]))).toBe(false);
  expect(Number.isFinite(sumOf([1, Number.POSITIVE_INFINITY, 2]))).toBe(false);
  expect(Number.isFinite(sumOf([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]))).toBe(false);
});
