/** The archive's Parquet, written and read by our own code; other readers have their own test. */

import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { decodeDay, encodeDay } from '../../../src/archive/day/parquet.ts';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { emptyDay } from '../../../src/domain/costs/breakdown.ts';
import { noRows } from '../../../src/domain/costs/day-rows.ts';
import { breakdownDay, checkedDay, type Row, rowsOf, someRows } from './checked-day.ts';

const day = parseBillingDay('2026-11-20');
const readBack = async (rows: readonly Row[]) =>
  rowsOf({ rows: await decodeDay(day, encodeDay(checkedDay(rows))) });

/** Finite sums only: what checkDay lets through. */
const cost = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });

describe('what is encoded is what is decoded', () => {
  test('for any text and any finite cost', async () => {
    const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(text, text, text, cost), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        expect(await readBack(given)).toEqual(given);
      }),
    );
  });

  test('for names and amounts from the corners', async () => {
    const rows: Row[] = [
      ['Root/🧨/👩‍👩‍👧', 'שלום עולם \u202e', '000000000001', -0],
      ['line\nbreak\r\n\ttab', 'nul \0 inside', '012345678901', 5e-324],
      ['Root/Ünï/中文', `quote ' " \\ \``, '999999999999', 1e300],
      ['\uFEFFbom', '\u2028', ' ', Number.MAX_SAFE_INTEGER],
      ['x'.repeat(70_000), 'Root/', '000000000000', -1e300],
      ['Root', 'null', 'undefined', 0.1 + 0.2],
    ];
    const decoded = await readBack(rows);
    expect(decoded).toEqual(rows);
    expect(Object.is(decoded[0]?.[3], -0)).toBe(true);
  });

  test('for a day without rows', async () => {
    expect(await readBack([])).toEqual([]);
    const empty = checkedDay([], emptyDay(day, breakdownDay()));
    expect(await decodeDay(day, encodeDay(empty))).toEqual(noRows(day));
  });

  test('from a piece of a larger buffer, as Node reads small files', async () => {
    const bytes = encodeDay(checkedDay());
    const pool = Buffer.concat([Buffer.alloc(99, 7), bytes, Buffer.alloc(99, 7)]);
    const rows = await decodeDay(day, pool.subarray(99, 99 + bytes.length));
    expect(rowsOf({ rows })).toEqual(someRows);
  });
});

test('the same day gives the same bytes, another gives others', () => {
  const bytes = encodeDay(checkedDay());
  expect(encodeDay(checkedDay(structuredClone(someRows)))).toEqual(bytes);
  expect(encodeDay(checkedDay(someRows, { day: addDays(day, 1) }))).not.toEqual(bytes);
  expect(encodeDay(checkedDay(someRows, { currencies: ['EUR', 'EUR'] }))).not.toEqual(bytes);
});

describe('what cannot be the day is refused, naming it', () => {
  const bytes = encodeDay(checkedDay());

  test.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('day,ou\n')],
    ['half a file', bytes.slice(0, bytes.length / 2)],
    ['a file without its footer', bytes.slice(0, -20)],
  ])('%s', async (_, broken) => {
    await expect(decodeDay(day, broken)).rejects.toThrow(/2026-11-20 is not readable Parquet/);
  });

  test('another day', async () => {
    await expect(decodeDay(addDays(day, 1), bytes)).rejects.toThrow(
      "the archived object of 2026-11-21 holds another day's rows",
    );
  });

  test.each([
    ['without the BillingDate', [{ name: 'OU', data: ['a'] }]],
    [
      'with the cost as text',
      [
        { name: 'BillingDate', data: [new Date('2026-11-20')], type: 'TIMESTAMP' as const },
        { name: 'OU', data: ['a'] },
        { name: 'Service', data: ['a'] },
        { name: 'LinkedAccount', data: ['a'] },
        { name: 'DailyCost', data: ['1'] },
      ],
    ],
  ])('Parquet of another shape: %s', async (_, columnData) => {
    const other = new Uint8Array(parquetWriteBuffer({ columnData }));
    const error = await decodeDay(day, other).catch((reason: Error) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining('2026-11-20 is not readable') });
    expect((error as Error).cause).toMatchObject({ message: /its columns are/ });
  });
});
