import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBusinessFigures } from '../../../src/domain/unit-costs/business-figures.ts';

const read = (...lines: readonly string[]) =>
  parseBusinessFigures(['unit,date,amount', ...lines, ''].join('\n'), 'figures.csv');

it('reads units, days and amounts, in any order of lines, with blank ones', () => {
  expect(
    read('orders,2026-11-20,18250', '', 'active users,2026-11-19,0', 'orders,2026-11-19,0.5'),
  ).toMatchInlineSnapshot(`
    [
      {
        "amount": 18250,
        "date": "2026-11-20",
        "unit": "orders",
      },
      {
        "amount": 0,
        "date": "2026-11-19",
        "unit": "active users",
      },
      {
        "amount": 0.5,
        "date": "2026-11-19",
        "unit": "orders",
      },
    ]
  `);
});

it('reads a file of Windows with a byte order mark, and one without a figure', () => {
  const text = '\uFEFFunit,date,amount\r\norders,2026-11-20,7\r\n';
  expect(parseBusinessFigures(text, 'f.csv')).toHaveLength(1);
  expect(read()).toEqual([]);
});

describe('rejects, with line, field, and what to write:', () => {
  it.each([
    ['orders,2026-11-20,-1', "line 2: amount is '-1'; write a number of zero or more"],
    ['orders,2026-11-20,NaN', "amount is 'NaN'; write a number"],
    ['orders,2026-11-20,Infinity', "amount is 'Infinity'; write a number"],
    ['orders,2026-11-20,1e3', "amount is '1e3'; write a number"],
    ['orders,2026-11-20,', "amount is ''; write a number"],
    ['orders,2026-11-20,"18,250"', 'without separators of thousands, such as 18250'],
    ["orders,2026-11-20,18'250", 'without separators of thousands'],
    ['orders,2026-11-20,18,250', '4 values for 3 columns'],
    ['orders,2026-11-20', '2 values for 3 columns'],
    ['orders,20.11.2026,1', "date is '20.11.2026'; write a day as YYYY-MM-DD"],
    ['orders,2026-11-31,1', "date is '2026-11-31'; write a day as YYYY-MM-DD"],
    ['orders,2026-11,1', "date is '2026-11'; write a day"],
    [',2026-11-20,1', "unit is ''; write a name"],
    ['"or""ders",2026-11-20,1', "unit is 'or\"ders'; write a name"],
    ['=1+1,2026-11-20,1', "unit is '=1+1'; write a name"],
    ['orders, 2026-11-20,1', 'line 2: there is a space before or after a value; remove it'],
    [' orders,2026-11-20,1', 'line 2: there is a space before or after a value'],
  ])('%s', (line, says) => {
    expect(() => read(line)).toThrow(says);
    expect(() => read(line)).toThrow(/^figures\.csv, line 2: /);
  });

  it('a unit that is there twice on a day, or is written in two ways', () => {
    const first = 'orders,2026-11-20,1';
    expect(() => read(first, 'orders,2026-11-19,1', 'orders,2026-11-20,1')).toThrow(
      'figures.csv, line 4: orders already has an amount for 2026-11-20 in line 2; keep one of the two.',
    );
    expect(() => read(first, 'Orders,2026-11-21,1')).toThrow(
      "figures.csv, line 3: the unit is 'Orders', and 'orders' in line 2; write it the same way.",
    );
  });

  it.each(['unit;date;amount', 'date,unit,amount', 'unit,date,amount,team', '', 'sep=,'])(
    'the first line %j, because Athena reads values by their place',
    (first) => {
      expect(() => parseBusinessFigures(`${first}\norders,2026-11-20,1\n`, 'figures.csv')).toThrow(
        'it must be unit,date,amount, with commas, in this order.',
      );
    },
  );
});

it('never reads an amount that is not the number in the line', () => {
  const text = fc.oneof(fc.string(), fc.double().map(String), fc.nat().map(String));
  fc.assert(
    fc.property(text, (amount) => {
      let read: readonly { readonly amount: number }[] = [];
      try {
        read = parseBusinessFigures(`unit,date,amount\no,2026-11-20,${amount}\n`, 'f');
      } catch {
        return;
      }
      for (const figure of read) {
        expect(figure.amount).toBe(Number(amount));
        expect(figure.amount).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
