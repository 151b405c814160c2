/** Columns of dictionary codes are written as the writer itself writes their texts, byte for byte. */
import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { textColumn } from '../../src/domain/columns/text-column.ts';
import { parquetSchema } from '../../src/tables/column-types.ts';
import { dayPartitions } from '../../src/tables/day-partitions.ts';
import { encodeTable } from '../../src/tables/parquet-codec.ts';
import type { ParquetTable } from '../../src/tables/table.ts';

const table = {
  format: 'parquet',
  name: 'names',
  description: 'Names',
  grain: 'One row for each row.',
  writtenBy: 'The test.',
  columns: {
    name: { name: 'Name', type: 'string', encoding: 'RLE_DICTIONARY', meaning: 'For the test' },
  },
  partitionKeys: dayPartitions,
  prefix: 'names/',
  objectName: 'names.snappy.parquet',
  order: 'any',
  layoutVersion: 1,
  rowsPerGroup: 7,
} as const satisfies ParquetTable;

function byTheWriter(texts: readonly string[], rowGroupSize: number): Uint8Array {
  const column: ColumnSource = { name: 'Name', data: [...texts], encoding: 'RLE_DICTIONARY' };
  const buffer = parquetWriteBuffer({
    schema: parquetSchema(table),
    columnData: [column],
    rowGroupSize,
    statisticsTruncateLength: 64,
    createdBy: 'finops-digest',
    kvMetadata: [],
  });
  return new Uint8Array(buffer);
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 90 }),
  fc.constantFrom('', '\u{10ffff}'.repeat(20), '\uffff', '\u{1f600}'),
);

test('for any texts and row groups', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
      const bytes = encodeTable(table, { name: textColumn(texts) }, {});
      expect(Buffer.compare(bytes, byTheWriter(texts, 7))).toBe(0);
    }),
  );
});

test('for more than 65,536 different texts in one row group', () => {
  const rowsPerGroup = 100_000;
  const texts = Array.from({ length: 210_000 }, (_, row) => `name ${(row * 7919) % 90_001}`);
  const bytes = encodeTable({ ...table, rowsPerGroup }, { name: textColumn(texts) }, {});
  expect(Buffer.compare(bytes, byTheWriter(texts, rowsPerGroup))).toBe(0);
});

test('row groups that would need several pages are refused, instead of wrong statistics', () => {
  const texts = Array.from({ length: 262_144 }, () => 'same');
  const large = { ...table, rowsPerGroup: 300_000 };
  expect(() => encodeTable(large, { name: textColumn(texts) }, {})).toThrow('262144 rows');
});
