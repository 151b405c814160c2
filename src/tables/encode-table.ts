/**
 * The rows of one object as Snappy Parquet, for every declared table. Column by column: an object for each
 * of a million rows would be most of the work. The same rows give the same bytes.
 */
import type { ColumnChunk } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { type TextColumn, textsOf } from '../domain/columns/text-column.ts';
import {
  areWrittenPlain,
  hasOnePage,
  writeDoubles,
  writeRepeatedDay,
  writeTexts,
} from '../parquet/write-chunks.ts';
import { parquetSchema } from './column-types.ts';
import { mapDays, numberOfDay } from './stored-days.ts';
import type { AnyColumn, Column, ColumnValues, PlainValues, StoredTable } from './table.ts';

/** Facts about all rows, in the file itself. */
export type KeyValues = Readonly<Record<string, string>>;

/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;

/** Throws an Error when the columns have not the same number of values. */
export function encodeTable<T extends StoredTable>(
  table: T,
  values: ColumnValues<T>,
  keyValues: KeyValues,
): Uint8Array {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: parquetSchema(table),
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: Object.entries(keyValues).map(([key, value]) => ({ key, value })),
  });
  const columns = Object.entries<Column>(table.columns).map(([field, column]) =>
    storedColumn(column, values[field as keyof T['columns']] as AnyColumn),
  );
  const rows = rowCountOf(columns);
  const sizes = [table.rowsPerGroup].flat();
  for (let start = 0, group = 0; start < rows; group++) {
    const end = Math.min(rows, start + (sizes[Math.min(group, sizes.length - 1)] as number));
    writeGroup(writer, columns, start, end);
    start = end;
  }
  writer.finish();
  const file = new Uint8Array(bytes.getBuffer());
  return rows === 0 ? withTypedRowGroups(file) : file;
}

interface StoredColumn {
  readonly name: string;
  readonly data: TextColumn | ColumnSource['data'];
}

function rowCountOf(columns: readonly StoredColumn[]): number {
  const counts = columns.map(({ data }) => ('texts' in data ? data.codes.length : data.length));
  const [rows = 0] = counts;
  if (counts.some((count) => count !== rows)) throw new Error('columns differ in their length');
  return rows;
}

function writeGroup(
  writer: ParquetWriter,
  columns: readonly StoredColumn[],
  start: number,
  end: number,
): void {
  const before = writer.writer.offset;
  const chunks = columns.map((column) => writeChunk(writer, column, start, end));
  const rows = BigInt(end - start);
  const sizes = chunks.map(({ meta_data }) => meta_data?.total_uncompressed_size ?? 0n);
  writer.row_groups.push({
    columns: chunks,
    total_byte_size: sizes.reduce((sum, size) => sum + size, 0n),
    num_rows: rows,
    total_compressed_size: BigInt(writer.writer.offset - before),
  });
  writer.num_rows += rows;
}

function writeChunk(
  writer: ParquetWriter,
  { name, data }: StoredColumn,
  start: number,
  end: number,
): ColumnChunk {
  const isOnePage = hasOnePage(end - start);
  if ('texts' in data) {
    const { texts } = data;
    const rows = { codes: data.codes.subarray(start, end), texts };
    if (isOnePage) return writeTexts(writer, name, rows);
    return writeByLibrary(writer, { name, data: textsOf(rows), encoding: 'RLE_DICTIONARY' });
  }
  if (data instanceof Float64Array) {
    const rows = data.subarray(start, end);
    if (isOnePage && areWrittenPlain(rows)) return writeDoubles(writer, name, rows);
    return writeByLibrary(writer, { name, data: rows });
  }
  const rows = data.slice(start, end);
  if (rows instanceof Int32Array && isOnePage && isRepeated(rows)) {
    return writeRepeatedDay(writer, name, rows[0] as number, rows.length);
  }
  return writeByLibrary(writer, { name, data: rows });
}

function isRepeated(numbers: Int32Array): boolean {
  const [first] = numbers;
  return numbers.length > 1 && numbers.every((number) => number === first);
}

/** Writes a row group of one column, and takes it out again: the row group has the others too. */
function writeByLibrary(writer: ParquetWriter, source: ColumnSource): ColumnChunk {
  const rows = source.data.length;
  writer.write({ columnData: [source], rowGroupSize: rows });
  writer.num_rows -= BigInt(rows);
  return writer.row_groups.pop()?.columns[0] as ColumnChunk;
}

function storedColumn({ name, type, isNullable }: Column, values: AnyColumn): StoredColumn {
  if ('texts' in values || values instanceof Float64Array) return { name, data: values };
  if (type === 'date' && !isNullable) {
    const data = new Int32Array(values.length);
    mapDays(values as readonly BillingDay[], numberOfDay, data);
    return { name, data };
  }
  return { name, data: plainData(type, values) };
}

function plainData(type: Column['type'], values: PlainValues): ColumnSource['data'] {
  const convert = { date: (day: unknown) => numberOfDay(day as BillingDay), bigint: BigInt };
  if (type === 'string' || type === 'double') return [...values];
  return values.map((value) => (value === null ? null : convert[type](value)));
}

/**
 * hyparquet-writer leaves an empty list of row groups without an element type, which strict readers
 * (Rust's parquet) reject. In the footer it follows the row count of zero.
 */
function withTypedRowGroups(file: Uint8Array): Uint8Array {
  const struct = 12;
  const noRowsInNoGroups = Uint8Array.of(0x16, 0, 0x19, 0);
  const at = Buffer.from(file.buffer).lastIndexOf(noRowsInNoGroups);
  if (at >= 0) file[at + 3] = struct;
  return file;
}
