/** The one codec of all tables: every type reads back as it was written, and nothing else is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../src/domain/columns/text-column.ts';
import { dayPartitions } from '../../src/tables/day-partitions.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { encodeTable } from '../../src/tables/encode-table.ts';
import type { ParquetTable } from '../../src/tables/table.ts';

const meaning = 'For the test';

const table = {
  format: 'parquet',
  name: 'every_type',
  description: 'A column of every type',
  grain: 'One row for each row.',
  writtenBy: 'The test.',
  columns: {
    text: { name: 'Text', type: 'string', meaning },
    name: { name: 'Name', type: 'string', encoding: 'RLE_DICTIONARY', meaning },
    day: { name: 'Day', type: 'date', meaning },
    cost: { name: 'Cost', type: 'double', meaning },
    lines: { name: 'Lines', type: 'bigint', meaning },
    textOrNull: { name: 'TextOrNull', type: 'string', isNullable: true, meaning },
    dayOrNull: { name: 'DayOrNull', type: 'date', isNullable: true, meaning },
    costOrNull: { name: 'CostOrNull', type: 'double', isNullable: true, meaning },
    linesOrNull: { name: 'LinesOrNull', type: 'bigint', isNullable: true, meaning },
  },
  partitionKeys: dayPartitions,
  prefix: 'every-type/',
  objectName: 'every-type.snappy.parquet',
  order: 'any',
  layoutVersion: 1,
  rowsPerGroup: 7,
} as const satisfies ParquetTable;

const text = fc.string({ unit: 'binary', maxLength: 8 });
const day = fc.integer({ min: -30_000, max: 60_000 }).map((days) => dayOfTime(days * 86_400_000));
const cost = fc.double({ noNaN: true, noDefaultInfinity: true });
const lines = fc.maxSafeInteger();
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const row = fc.tuple(
  text,
  text,
  day,
  cost,
  lines,
  nullable(text),
  nullable(day),
  nullable(cost),
  nullable(lines),
);

test('what is encoded is what is decoded, for every type, null and row group', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const values = {
        text: rows.map((one) => one[0]),
        name: textColumn(rows.map((one) => one[1])),
        day: rows.map((one) => one[2]),
        cost: Float64Array.from(rows, (one) => one[3] + 0),
        lines: rows.map((one) => one[4]),
        textOrNull: rows.map((one) => one[5]),
        dayOrNull: rows.map((one) => one[6]),
        costOrNull: rows.map((one) => one[7] && one[7] + 0),
        linesOrNull: rows.map((one) => one[8]),
      };
      expect(await decodeTable(table, encodeTable(table, values, {}))).toEqual(values);
    }),
  );
});

describe('a file is rejected', () => {
  const empty = {
    text: [],
    name: textColumn([]),
    day: [],
    cost: new Float64Array(),
    lines: [],
    textOrNull: [],
    dayOrNull: [],
    costOrNull: [],
    linesOrNull: [],
  };
  const bytes = encodeTable(table, empty, { 'report-date': '2026-11-20' });

  test('that lacks an expected key-value, or has another value', async () => {
    expect(await decodeTable(table, bytes, { 'report-date': '2026-11-20' })).toEqual(empty);
    await expect(decodeTable(table, bytes, { 'report-date': '2026-11-21' })).rejects.toThrow(
      'its report-date is 2026-11-20, not 2026-11-21',
    );
    await expect(decodeTable(table, bytes, { currency: 'USD' })).rejects.toThrow(
      'its currency is missing, not USD',
    );
  });

  test.each([
    ['name', { ...table.columns, text: { ...table.columns.text, name: 'Other' } }],
    ['type', { ...table.columns, cost: { ...table.columns.cost, type: 'bigint' as const } }],
    ['repetition', { ...table.columns, day: { ...table.columns.day, isNullable: true as const } }],
  ])('whose column has another %s, naming what was found and expected', async (_, columns) => {
    await expect(decodeTable({ ...table, columns }, bytes)).rejects.toThrow(
      /^its columns are Text BYTE_ARRAY UTF8 REQUIRED, .*, not .*LinesOrNull INT64 OPTIONAL$/,
    );
  });

  test('whose text is not UTF-8', async () => {
    const written = encodeTable(
      { ...table, columns: { text: table.columns.text } },
      { text: ['ABCDEFGH'] },
      {},
    );
    const broken = Buffer.from(
      Buffer.from(written).toString('latin1').replaceAll('ABCDEFGH', 'ABC\xffEFGH'),
      'latin1',
    );
    const one = { ...table, columns: { text: table.columns.text } };
    await expect(decodeTable(one, broken)).rejects.toThrow(TypeError);
  });
});
