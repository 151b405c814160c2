/** Budgets as FinOps edits them. */
import { describe, expect, test } from 'vitest';
import {
  budgetsOf,
  budgetsWithoutUnit,
  parseBudgets,
  requireBudgetCurrency,
  teamBudgetsOf,
} from '../../../src/domain/budgets/budgets.ts';
import { parseBillingPeriod } from '../../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';

const header = 'ou,month,amount,currency\n';
const parse = (rows: string) => parseBudgets(header + rows, 'budgets.csv');
const november = parseBillingPeriod('2026-11');
const december = parseBillingPeriod('2026-12');

test('rows become budgets, with the columns in any order', () => {
  expect(parse('Root/Prod,2026-11,950.50,USD\n*,2026-11,0,USD\n')).toEqual([
    { ou: 'Root/Prod', month: '2026-11', amount: 950.5, currency: 'USD' },
    { ou: '*', month: '2026-11', amount: 0, currency: 'USD' },
  ]);
  const turned = parseBudgets('currency,amount,month,ou\nEUR,1,2026-12,A', 'b.csv');
  expect(turned).toEqual([{ ou: 'A', month: '2026-12', amount: 1, currency: 'EUR' }]);
});

describe('rejected, naming the line, the column and the value', () => {
  test.each([
    ['A,2026-11,-1,USD', "amount is '-1'; write a number of zero or more"],
    ['A,2026-11,"1,000",USD', "amount is '1,000'; it may mean 1 or 1,000: write 1000 or 1.00."],
    ['A,2026-11,60.000,USD', "amount is '60.000'; it may mean 60 or 60,000: write 60000 or 60.00."],
    [
      'A,2026-11,12.345,USD',
      "amount is '12.345'; it may mean 12.345 or 12,345: write 12345 or 12.3450.",
    ],
    ['A,2026-11,1.000,USD', "amount is '1.000'; it may mean 1 or 1,000"],
    ['A,2026-11,1.000.000,USD', "amount is '1.000.000'; write a number"],
    ['A,2026-11,"1,234.50",USD', "amount is '1,234.50'; write a number"],
    ['Root//A,2026-11,1,USD', "ou is 'Root//A'; write one slash between two names"],
    ['/,2026-11,1,USD', "ou is '/'; write an OU path"],
    ['A,2026-11,1e5,USD', "amount is '1e5'"],
    ['A,2026-11,,USD', "amount is ''"],
    ['A,2026-11,Infinity,USD', "amount is 'Infinity'"],
    ['A,2026-11,$5,USD', "amount is '$5'"],
    ['A,2026-13,1,USD', "month is '2026-13'; write a month as YYYY-MM"],
    ['A,2026-1,1,USD', "month is '2026-1'"],
    ['A,Nov-26,1,USD', "month is 'Nov-26'"],
    [',2026-11,1,USD', "ou is ''; write an OU path"],
    ['A,2026-11,1,usd', "currency is 'usd'; write an ISO 4217 code"],
    ['A,2026-11,1,Dollar', "currency is 'Dollar'"],
  ])('%s', (row, message) => {
    const parseRow = () => parse(`"first\nOU",2026-11,1,USD\n\n${row}\n`);
    expect(parseRow).toThrow(InputError);
    expect(parseRow).toThrow(`budgets.csv, line 5: ${message}`);
  });

  test('an ambiguous amount, with every delimiter', () => {
    const text = 'OU;Month;Amount;Currency\r\nA;2026-11;950,50;EUR\r\nB;2026-11;60.000;EUR\r\n';
    expect(() => parseBudgets(text, 'budgets.csv')).toThrow(
      "budgets.csv, line 3: amount is '60.000'; it may mean 60 or 60,000: write 60000 or 60.00.",
    );
  });

  test('a second budget for the same OU and month, naming both lines', () => {
    expect(() => parse('A,2026-11,1,USD\n\nB,2026-11,1,USD\nA,2026-11,2,EUR\n')).toThrow(
      'budgets.csv, line 5: A already has a budget for 2026-11 in line 2; keep one of the two.',
    );
    expect(parse('A,2026-11,1,USD\nA,2026-12,1,USD\na,2026-11,1,USD\n')).toHaveLength(3);
  });

  test('a missing column', () => {
    const text = 'ou,month,amount\nA,2026-11,1\n';
    expect(() => parseBudgets(text, 'budgets.csv')).toThrow('line 2: no column currency');
  });
});

test('a budget in another currency than the bill is rejected for the reported months', () => {
  const budgets = parse('A,2026-11,1,USD\nB,2026-12,1,EUR\n');
  expect(() => requireBudgetCurrency(budgets, [november], 'USD')).not.toThrow();
  const both = () => requireBudgetCurrency(budgets, [november, december], 'USD');
  expect(both).toThrow(InputError);
  expect(both).toThrow('The budget of B for 2026-12 is in EUR, the bill in USD');
});

test.each([
  ['60000', 60000],
  ['60.00', 60],
  ['12.3450', 12.345],
  ['1234.567', 1234.567],
  ['0.125', 0.125],
  ['"950,5"', 950.5],
])('the amount %s can only mean %d', (written, amount) => {
  expect(parse(`A,2026-11,${written},USD`)).toMatchObject([{ amount }]);
});

test('slashes at the ends of an OU are ignored, so two spellings of an OU are one budget', () => {
  expect(parse('/Root/A/,2026-11,1,USD')).toMatchObject([{ ou: 'Root/A' }]);
  expect(() => parse('Root/A,2026-11,1,USD\nRoot/A/,2026-11,1,USD')).toThrow(
    'already has a budget',
  );
});

test('budgets of unknown OUs are found, with the nearest known name', () => {
  const budgets = [
    'Root',
    'Root/Prod/Shop',
    'Root/Shp',
    'Root/Moon',
    '*',
    'Unassigned',
    'Root/Shp',
  ];
  const ous = ['Root/Prod/Shop/Web', 'Root/Shop'];
  expect(
    budgetsWithoutUnit(
      budgets.map((ou) => ({ ou })),
      ous,
    ),
  ).toEqual([
    { ou: 'Root/Shp', nearest: 'Root/Shop' },
    { ou: 'Root/Moon', nearest: null },
  ]);
  expect(budgetsWithoutUnit([], ous)).toEqual([]);
});

test('a team’s budget is no OU’s, and its team must be known', () => {
  const given = parseBudgets(
    'ou,month,amount,currency\nRoot/Shop,2026-11,100,USD\nteam/retail,2026-11,70,USD\nteam/retial,2026-11,1,USD\n',
    'budgets.csv',
  );
  const november = parseBillingPeriod('2026-11');
  expect([...budgetsOf(given, november)]).toEqual([['Root/Shop', 100]]);
  expect(teamBudgetsOf(given, november).get('team/retail')).toBe(70);
  expect(budgetsWithoutUnit(given, ['Root/Shop'], ['team/retail'])).toEqual([
    { ou: 'team/retial', nearest: 'team/retail' },
  ]);
  expect(budgetsWithoutUnit(given, ['Root/Shop']).map(({ ou }) => ou)).toEqual([
    'team/retail',
    'team/retial',
  ]);
});

test('amounts of one month are found by OU, also under names of object properties', () => {
  const budgets = parse(
    'A,2026-11,1,USD\nA,2026-12,2,USD\n__proto__,2026-11,3,USD\n*,2026-11,4,USD',
  );
  expect([...budgetsOf(budgets, november)]).toEqual([
    ['A', 1],
    ['__proto__', 3],
    ['*', 4],
  ]);
  expect(budgetsOf(budgets, parseBillingPeriod('2027-01')).size).toBe(0);
});
