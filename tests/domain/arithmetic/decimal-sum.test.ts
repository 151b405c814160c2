/** The decimal sum, against exact arithmetic on integers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalSum } from '../../../src/domain/arithmetic/decimal-sum.ts';

/** Amounts with at most six digits after the point, as integers: doubles give all their digits back. */
const millionths = fc.array(fc.integer({ min: -8_000_000_000, max: 8_000_000_000 }), {
  maxLength: 60,
});

test('is the exact sum of the decimals, rounded once', () => {
  fc.assert(
    fc.property(millionths, (amounts) => {
      const exact = amounts.reduce((sum, amount) => sum + amount, 0) / 1_000_000;
      expect(decimalSum(amounts.map((amount) => amount / 1_000_000))).toBe(exact + 0);
    }),
  );
});

test('does not depend on the order of the amounts', () => {
  const amounts = fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(amounts, (given) => {
      const expected = decimalSum(given);
      expect(decimalSum(given.toReversed())).toBe(expected);
      expect(decimalSum(given.toSorted((a, b) => a - b))).toBe(expected);
    }),
  );
});

test('has no rest where doubles have one', () => {
  expect(decimalSum([0.1, 0.2])).toBe(0.3);
  expect(decimalSum([1e15, 0.01, -1e15])).toBe(0.01);
  expect(decimalSum([-0.5, 0.499999999999])).toBe(-0.000000000001);
});

test('of no amounts is zero', () => {
  expect(decimalSum([])).toBe(0);
  expect(decimalSum([-0.1, 0.1])).toBe(0);
});

test('rejects amounts that are not finite', () => {
  expect(() => decimalSum([1, Number.NaN])).toThrow(SyntaxError);
  expect(() => decimalSum([Number.POSITIVE_INFINITY])).toThrow(SyntaxError);
});
