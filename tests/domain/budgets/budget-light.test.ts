/** The traffic light at its thresholds, where one cent decides. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areThresholds, budgetLight } from '../../../src/domain/budgets/budget-light.ts';

describe('the default thresholds', () => {
  test.each([
    [0, 100, 'green'],
    [89.99, 100, 'green'],
    [90, 100, 'green'],
    [90.01, 100, 'yellow'],
    [99.99, 100, 'yellow'],
    [100, 100, 'yellow'],
    [100.01, 100, 'red'],
    [1e9, 100, 'red'],
    [-50, 100, 'green'],
  ])('%d of %d is %s', (projected, budget, light) => {
    expect(budgetLight(projected, budget)).toBe(light);
  });

  test('exactly 90 % is green and exactly 100 % is yellow, for every budget in cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (tens) => {
        const budget = (tens * 10) / 100;
        expect(budgetLight((tens * 9) / 100, budget)).toBe('green');
        expect(budgetLight((tens * 10) / 100, budget)).toBe('yellow');
        expect(budgetLight((tens * 9 + 1) / 100, budget)).toBe('yellow');
        expect(budgetLight((tens * 10 + 1) / 100, budget)).toBe('red');
      }),
    );
  });

  test('thirty days of 0.10 are within a budget of 3, although their sum in doubles is above', () => {
    const projected = Array.from({ length: 30 }, () => 0.1).reduce((sum, cost) => sum + cost, 0);
    const ninetyPercent = Array.from({ length: 27 }, () => 0.1).reduce((sum, cost) => sum + cost);
    expect(projected).not.toBe(3);
    expect(budgetLight(Math.max(projected, 3.000000000000001), 3)).toBe('yellow');
    expect(budgetLight(Math.max(ninetyPercent, 2.700000000000001), 3)).toBe('green');
  });
});

describe('a budget of zero', () => {
  test.each([
    [0, 'green'],
    [-0, 'green'],
    [-12, 'green'],
    [1e-13, 'green'],
    [0.01, 'red'],
  ])('with a projection of %d is %s', (projected, light) => {
    expect(budgetLight(projected, 0)).toBe(light);
  });
});

test('without a budget the light is grey for every projection', () => {
  fc.assert(
    fc.property(fc.double(), (projected) => {
      expect(budgetLight(projected, null)).toBe('grey');
    }),
  );
});

test('a higher projection never gives a better light', () => {
  const order = ['green', 'yellow', 'red'];
  const cost = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const budget = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(cost, cost, budget, (a, b, limit) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [better, worse] = [budgetLight(low, limit), budgetLight(high, limit)];
      expect(order.indexOf(better)).toBeLessThanOrEqual(order.indexOf(worse));
    }),
  );
});

test('thresholds are settings', () => {
  const strict = { green: 0.5, yellow: 0.6 };
  expect(budgetLight(50, 100, strict)).toBe('green');
  expect(budgetLight(55, 100, strict)).toBe('yellow');
  expect(budgetLight(61, 100, strict)).toBe('red');
});

test.each([
  [{ green: 0.9, yellow: 1 }, true],
  [{ green: 0.925, yellow: 1.1 }, true],
  [{ green: 1, yellow: 1 }, true],
  [{ green: 0.0001, yellow: 10 }, true],
  [{ green: 1, yellow: 0.9 }, false],
  [{ green: 0, yellow: 1 }, false],
  [{ green: -0.9, yellow: 1 }, false],
  [{ green: 0.9, yellow: 90 }, false],
  [{ green: 0.12345, yellow: 1 }, false],
  [{ green: 1e-7, yellow: 1 }, false],
  [{ green: 0.9, yellow: Number.POSITIVE_INFINITY }, false],
  [{ green: Number.NaN, yellow: 1 }, false],
])('thresholds are two shares in order, as a person would write them: %j', (given, isAccepted) => {
  expect(areThresholds(given)).toBe(isAccepted);
});

test('a projection that is not a number is never green', () => {
  expect(budgetLight(Number.NaN, 100)).toBe('red');
  expect(budgetLight(Number.NaN, 0)).toBe('red');
});
