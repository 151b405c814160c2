/** The fingerprint of a day: the same for the same content, another for any other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDay } from '../../../src/archive/day/check-day.ts';
import { contentHash } from '../../../src/archive/day/content-hash.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { breakdownDay, checkedDay, type Row, someRows } from './checked-day.ts';

const hashOf = (...given: Parameters<typeof checkedDay>) => contentHash(checkedDay(...given));

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const cost = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const row: fc.Arbitrary<Row> = fc.tuple(text, text, text, cost);
const rows = fc.array(row, { minLength: 1, maxLength: 6 });

test('the same rows have the same hash, whatever else is known of the day', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const other = { lineCount: 7, uninvoicedCost: 1, accountNames: new Map([['1', 'a']]) };
      expect(hashOf(structuredClone(given), other)).toBe(hashOf(given));
    }),
  );
});

test('any other value of any cell gives another hash', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(3), row, (given, pick, column, other) => {
      const changed = given.map((cells, index) =>
        index === pick % given.length
          ? (cells.with(column, other[column] as string) as never)
          : cells,
      );
      const isSame = JSON.stringify(changed) === JSON.stringify(given);
      expect(hashOf(changed) === hashOf(given)).toBe(isSame);
    }),
  );
});

test('the last digit of a cost counts', () => {
  const [first] = someRows as [Row];
  expect(hashOf([first.with(3, 0.1) as unknown as Row])).not.toBe(
    hashOf([first.with(3, 0.1 + 2 ** -56) as unknown as Row]),
  );
});

test('order and number of rows count', () => {
  const hashes = [
    someRows,
    someRows.toReversed(),
    someRows.slice(1),
    [...someRows, ...someRows],
    [],
  ];
  expect(new Set(hashes.map((given) => hashOf(given))).size).toBe(hashes.length);
});

test('text that imitates the borders between cells and rows does not fool it', () => {
  const hashes = [
    [['a","b', 'c', 'd', 1]],
    [['a', 'b","c', 'd', 1]],
    [['a', 'b', 'c","d', 1]],
    [['a', 'b', 'c', 1]],
    [
      ['a', 'b', 'c', 1],
      ['a', 'b', 'c', 1],
    ],
    [['a', 'b', 'c",1]["a","b","c', 1]],
    [['a\\', '","b', 'c', 1]],
    [['a', '\\","b', 'c', 1]],
    [['\ud800', 'b', 'c', 1]],
    [['\ufffd', 'b', 'c', 1]],
  ].map((given) => hashOf(given as unknown as Row[]));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('day, currency and cost metric count', () => {
  const day = parseBillingDay('2026-11-21');
  const hashes = [
    hashOf(),
    hashOf(someRows, { day }),
    hashOf(someRows, { currencies: ['EUR', 'EUR'] }),
    contentHash(checkDay(breakdownDay(), 'amortized')),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a known day keeps its hash from version to version, or every archive is rewritten', () => {
  expect(hashOf()).toBe('5a6159eaacafce638e4da6e4049ac5affdef8ce4b8dade4d0f2fd30cc4203fa0');
});
