/** What may enter the archive, and what may not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDay } from '../../../src/archive/day/check-day.ts';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { textColumn, textsOf } from '../../../src/domain/columns/text-column.ts';
import { emptyDay } from '../../../src/domain/costs/breakdown.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';
import { breakdownDay, type Row, someRows } from './checked-day.ts';

const check = (...given: Parameters<typeof breakdownDay>) =>
  checkDay(breakdownDay(...given), 'unblended');

const cost = (amount: number): Row => ['Root', 'Amazon EC2', '000000000001', amount];

test('a day that agrees with the bill passes, with its total, currency and metric', () => {
  const day = check();
  expect(day).toMatchObject({ totalCost: 9.6, currency: 'USD', costMetric: 'unblended' });
  expect(day.rows.ou).toHaveProperty('codes.length', 3);
});

test('a day without rows passes when the bill has none', () => {
  const day = breakdownDay([]);
  expect(
    checkDay(emptyDay(day.day, { ...day, currencies: ['EUR', 'EUR'] }), 'amortized'),
  ).toMatchObject({
    totalCost: 0,
    currency: 'EUR',
  });
});

describe('rows lost or doubled on the way', () => {
  const source = { sourceCost: 9.6, sourceRows: 3, absoluteCost: 15.6 };

  test('are found by their number, even when they cost nothing', () => {
    expect(() => check(someRows.slice(1), source)).toThrow(
      /2026-11-20 does not reconcile: the bill has 3 account and service pairs, the breakdown 2/,
    );
    expect(() => check([...someRows, ...someRows.slice(0, 1)], source)).toThrow('doubles its rows');
    expect(() => check([cost(0), cost(0)], { sourceRows: 1 })).toThrow('does not reconcile');
  });

  test('are found by their cost when one is lost and another doubled', () => {
    const [first, second] = someRows as [Row, Row];
    expect(() => check([first, first, second], source)).toThrow(
      /2026-11-20 does not reconcile: the bill has 9.6, the breakdown 25.1.*difference of 15.5/,
    );
  });

  test('are found where they cost more than a millionth of the day', () => {
    const cents = fc.integer({ min: 1000, max: 10_000_000 }).map((amount) => amount / 100);
    const days = fc.array(cents, { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(days, fc.nat(), (costs, pick) => {
        const rows = costs.map(cost);
        const lost = pick % rows.length;
        const change = { sourceCost: sumOf(costs), absoluteCost: sumOf(costs) };
        const swapped = rows.map((row, index) => (index === lost ? cost(0) : row));
        expect(() => check(rows, change)).not.toThrow();
        expect(() => check(swapped, change)).toThrow('does not reconcile');
      }),
    );
  });
});

describe('the tolerance', () => {
  test.each([
    ['a usual total', 1000, 1000],
    ['a huge total', 1e12, 1e12],
    ['a negative total', -1000, 1000],
    ['a small total', 0.01, 0.01],
  ])('for %s is a millionth of it', (_, sourceCost, absoluteCost) => {
    const off = (share: number) => check([cost(sourceCost * share)], { sourceCost, absoluteCost });
    expect(() => off(1 + 0.9e-6)).not.toThrow();
    expect(() => off(1 - 0.9e-6)).not.toThrow();
    expect(() => off(1 + 1.1e-6)).toThrow('does not reconcile');
    expect(() => off(1 - 1.1e-6)).toThrow('does not reconcile');
  });

  test('for credits that cancel to zero depends on what was cancelled', () => {
    const source = { sourceCost: 0, absoluteCost: 2e6 };
    const rows = (rest: number) => [cost(1e6), cost(-1e6 + rest)];
    expect(() => check(rows(1e-6), source)).not.toThrow();
    expect(() => check(rows(1e-4), source)).toThrow('does not reconcile');
  });

  test('for a day of nothing is next to nothing', () => {
    expect(() => check([cost(1e-13)], { sourceCost: 0, absoluteCost: 0 })).not.toThrow();
    expect(() => check([cost(1e-9)], { sourceCost: 0, absoluteCost: 0 })).toThrow(
      'does not reconcile',
    );
  });
});

describe('values that are not whole', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'a cost of %d is refused, whatever the bill says',
    (amount) => {
      for (const sourceCost of [0, amount]) {
        const all = { sourceCost, absoluteCost: amount };
        expect(() => check([cost(1), cost(amount)], all)).toThrow('2026-11-20: row 2');
      }
    },
  );

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'a source total of %d allows nothing',
    (sum) => {
      const change = [
        { sourceCost: sum },
        { absoluteCost: sum },
        { sourceCost: sum, absoluteCost: sum },
      ];
      for (const source of change) expect(() => check(undefined, source)).toThrow('2026-11-20');
    },
  );

  test('a blank OU, service or account is refused, naming the row', () => {
    expect(() => check([cost(1), ['', 'Tax', '000000000001', 1]])).toThrow(
      'row 2 of the breakdown',
    );
    expect(() => check([['Root', '', '000000000001', 1]])).toThrow("service ''");
    expect(() => check([['Root', 'Tax', '', 1]])).toThrow("account ''");
  });

  test('columns of unequal length are refused', () => {
    const { rows } = breakdownDay();
    expect(() => check(someRows, { rows: { ...rows, dailyCost: Float64Array.of(9.6) } })).toThrow(
      'row 2',
    );
    const service = textColumn([...textsOf(rows.service), 'x']);
    expect(() => check(someRows, { rows: { ...rows, service } })).toThrow('row 4');
  });
});

test('mixed currencies are for the caller to fix', () => {
  const mixed = () => check(someRows, { currencies: ['EUR', 'USD'] });
  expect(mixed).toThrow(InputError);
  expect(mixed).toThrow('The bill mixes currencies (EUR and USD)');
});
