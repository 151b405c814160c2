/**
 * The rows of one object as Snappy Parquet, for every declared table. Column by column: an object for each
 * of a million rows would be most of the work. The same rows give the same bytes.
 */
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { type BillingDay, timeOfDay } from '../domain/calendar/billing-day.ts';
import { textsOf } from '../domain/columns/text-column.ts';
import { addStatistics, type CountedColumn, hasOnePage } from './column-statistics.ts';
import { parquetSchema } from './column-types.ts';
import { mappedDays, millisecondsPerDay } from './mapped-days.ts';
import type { AnyColumn, Column, ColumnValues, ParquetTable, PlainValues } from './table.ts';

/** Facts about all rows, in the file itself. */
export type KeyValues = Readonly<Record<string, string>>;

/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;

/** Every column must have the same number of values. */
export function encodeTable<T extends ParquetTable>(
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
  const rowGroupSize = [table.rowsPerGroup].flat();
  const isCounted = hasOnePage(Math.max(...rowGroupSize));
  const columnData = columns.map(({ source, counted }) => {
    return counted !== undefined && isCounted ? { ...source, statistics: false } : source;
  });
  writer.write({ columnData, rowGroupSize });
  for (const [index, { counted }] of columns.entries()) {
    if (counted !== undefined && isCounted) addStatistics(writer, index, counted);
  }
  writer.finish();
  const file = new Uint8Array(bytes.getBuffer());
  return columnData[0]?.data.length === 0 ? withTypedRowGroups(file) : file;
}

interface StoredColumn {
  readonly source: ColumnSource;
  /** The same values, where `addStatistics` can count them. */
  readonly counted: CountedColumn | undefined;
}

function storedColumn({ name, type, isNullable }: Column, values: AnyColumn): StoredColumn {
  if ('texts' in values) {
    const data = textsOf(values);
    return { source: { name, data, encoding: 'RLE_DICTIONARY' }, counted: values };
  }
  if (values instanceof Float64Array) return { source: { name, data: values }, counted: values };
  if (type === 'date' && !isNullable) {
    const data = Int32Array.from(numbersOfDays(values) as number[]);
    return { source: { name, data }, counted: data };
  }
  return { source: { name, data: plainData(type, values) }, counted: undefined };
}

function plainData(type: Column['type'], values: PlainValues): ColumnSource['data'] {
  if (type === 'date') return numbersOfDays(values);
  if (type === 'bigint') return values.map((value) => (value === null ? null : BigInt(value)));
  return [...values];
}

function numbersOfDays(values: PlainValues): (number | null)[] {
  return mappedDays(values, (day) => timeOfDay(day as BillingDay) / millisecondsPerDay);
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
