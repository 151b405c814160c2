/** Objects are what the writer itself makes of the same values with its own statistics, byte for byte. */
import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../src/domain/columns/text-column.ts';
import { parquetSchema } from '../../src/tables/column-types.ts';
import { dayPartitions } from '../../src/tables/day-partitions.ts';
import { encodeTable } from '../../src/tables/encode-table.ts';
import type { ParquetTable } from '../../src/tables/table.ts';

const meaning = 'For the test';

const table = {
  format: 'parquet',
  name: 'counted',
  description: 'A column of every kind that is counted',
  grain: 'One row for each row.',
  writtenBy: 'The test.',
  columns: {
    name: { name: 'Name', type: 'string', encoding: 'RLE_DICTIONARY', meaning },
    day: { name: 'Day', type: 'date', meaning },
    cost: { name: 'Cost', type: 'double', meaning },
  },
  partitionKeys: dayPartitions,
  prefix: 'counted/',
  objectName: 'counted.snappy.parquet',
  order: 'any',
  layoutVersion: 1,
  rowsPerGroup: 7,
} as const satisfies ParquetTable;

/** A name, days since 1970, a cost. */
type Row = readonly [name: string, day: number, cost: number];

function byTheWriter(rows: readonly Row[], rowGroupSize: number): Buffer {
  const columnData: ColumnSource[] = [
    { name: 'Name', data: rows.map(([name]) => name), encoding: 'RLE_DICTIONARY' },
    { name: 'Day', data: Int32Array.from(rows, ([, day]) => day) },
    { name: 'Cost', data: Float64Array.from(rows, ([, , cost]) => cost) },
  ];
  const buffer = parquetWriteBuffer({
    schema: parquetSchema(table),
    columnData,
    rowGroupSize,
    statisticsTruncateLength: 64,
    createdBy: 'finops-digest',
    kvMetadata: [],
  });
  return Buffer.from(buffer);
}

function encoded(rows: readonly Row[], rowsPerGroup: number): Uint8Array {
  const values = {
    name: textColumn(rows.map(([name]) => name)),
    day: rows.map(([, day]) => dayOfTime(day * 86_400_000)),
    cost: Float64Array.from(rows, ([, , cost]) => cost),
  };
  return encodeTable({ ...table, rowsPerGroup }, values, {});
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 90 }),
  fc.constantFrom('', '\u{10ffff}'.repeat(20), '\uffff', '\u{1f600}'),
);
const day = fc.integer({ min: -30_000, max: 60_000 });
const cost = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, 5e-324, -1e300));

test('for any values and row groups', () => {
  const rows = fc.array(fc.tuple(text, day, cost), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rows, fc.constantFrom(1, 7, 100), (given, rowsPerGroup) => {
      expect(byTheWriter(given, rowsPerGroup).equals(encoded(given, rowsPerGroup))).toBe(true);
    }),
  );
});

const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, row) => [
    `name ${(row * 7919) % 90_001}`,
    20_000 + (row % 3),
    (row * 7919) % 1009,
  ]);

test('for rows of one day', () => {
  const rows = fc.array(fc.tuple(text, cost), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rows, fc.oneof(day, fc.constant(0)), (given, ofAll) => {
      const sameDay = given.map(([name, amount]): Row => [name, ofAll, amount]);
      expect(byTheWriter(sameDay, 7).equals(encoded(sameDay, 7))).toBe(true);
    }),
  );
});

test('for more than 65,536 different texts in one row group', () => {
  const rows = manyRows(210_000);
  expect(byTheWriter(rows, 100_000).equals(encoded(rows, 100_000))).toBe(true);
});

test('for row groups of several pages', () => {
  const rows = manyRows(280_000);
  expect(byTheWriter(rows, 300_000).equals(encoded(rows, 300_000))).toBe(true);
});
