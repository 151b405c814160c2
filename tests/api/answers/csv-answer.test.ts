/** CSV answers: money and numbers as they are, of every operation; any other text is text for a spreadsheet. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import { amountColumns, csvOf } from '../../../src/api/answers/csv-answer.ts';
import { allOperations } from '../../../src/api/operations/all-operations.ts';
import { money } from '../../../src/api/questions/decimal-text.ts';

interface Shape {
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

const jsonOf = (type: z.ZodType) =>
  z.toJSONSchema(type, { io: 'output', unrepresentable: 'any' }) as Shape;
const moneyPattern = jsonOf(money).pattern;

const isMoney = ({ pattern, anyOf }: Shape): boolean =>
  pattern === moneyPattern || (anyOf?.some(isMoney) ?? false);

const moneyOfRows = allOperations.flatMap(({ id, data }) =>
  Object.entries(jsonOf(data).properties?.['rows']?.items?.properties ?? {})
    .filter(([, shape]) => isMoney(shape))
    .map(([column]) => [id, column] as const),
);

test('the operations have columns of money', () => {
  expect(moneyPattern).toBeDefined();
  expect(moneyOfRows.length).toBeGreaterThan(30);
});

test.each(moneyOfRows)('%s: %s is money in CSV too', (_, column) => {
  expect([...amountColumns]).toContain(column);
});

test('a number is a number also where the first row does not know it; a formula is text', () => {
  const rows = [
    { name: '=1+1', x_Amount: null, cost: '-1.5' },
    { name: '-2', x_Amount: 3, cost: '=2' },
  ];
  expect(csvOf({ rows })?.split('\r\n').slice(0, 3)).toEqual([
    '\ufeff"name",x_Amount,cost',
    '"\'=1+1",,-1.5',
    '"\'-2",3,\'=2',
  ]);
});
