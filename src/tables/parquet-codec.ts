/**
 * The rows of one object as Snappy Parquet and back, for every declared table. Column by column: an
 * object for each of a million rows would be most of the work. The same rows give the same bytes.
 */
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { type BillingDay, dayOfTime, timeOfDay } from '../domain/calendar/billing-day.ts';
import { parquetSchema, schemaText } from './column-types.ts';
import { strictUtf8 } from './strict-utf8.ts';
import type { Column, ColumnValues, ParquetTable } from './table.ts';

/** Facts about all rows, in the file itself. */
export type KeyValues = Readonly<Record<string, string>>;

/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;
const millisecondsPerDay = 86_400_000;

/** Every column must have the same number of values. */
export function encodeTable<T extends ParquetTable>(
  table: T,
  values: ColumnValues<T>,
  keyValues: KeyValues,
): Uint8Array {
  const columns = Object.entries<Column>(table.columns).map(([field, column]) =>
    columnSource(column, values[field as keyof T['columns']]),
  );
  const { rowsPerGroup } = table;
  const buffer = parquetWriteBuffer({
    schema: parquetSchema(table),
    columnData: columns,
    rowGroupSize: typeof rowsPerGroup === 'number' ? rowsPerGroup : [...rowsPerGroup],
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: Object.entries(keyValues).map(([key, value]) => ({ key, value })),
  });
  const file = new Uint8Array(buffer);
  return columns[0]?.data.length === 0 ? withTypedRowGroups(file) : file;
}

/**
 * Throws an Error where the bytes are not Parquet of the table's columns and types, or do not have the
 * expected key-value metadata; a TypeError where a text is not UTF-8.
 */
export async function decodeTable<T extends ParquetTable>(
  table: T,
  bytes: Uint8Array,
  expected: KeyValues = {},
): Promise<ColumnValues<T>> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  requireSchema(table, metadata);
  requireKeyValues(metadata, expected);
  const rowCount = Number(metadata.num_rows);
  const columns = Object.entries(table.columns).map(([field, column]) => {
    return { field, column, values: new Array<unknown>(rowCount).fill(null) };
  });
  const byName = new Map(columns.map(({ column, values }) => [column.name, values]));
  await parquetRead({
    file,
    metadata,
    parsers: { ...strictUtf8, dateFromDays: (days) => days },
    onChunk: ({ columnName, columnData, rowStart }) => {
      const values = byName.get(columnName) ?? [];
      for (let row = 0; row < columnData.length; row++) {
        values[rowStart + row] = columnData[row] ?? null;
      }
    },
  });
  const decoded = columns.map(({ field, column, values }) => [field, fromStored(column, values)]);
  return Object.fromEntries(decoded) as ColumnValues<T>;
}

type Values = readonly (string | number | null)[];

function columnSource({ name, type, isNullable, encoding }: Column, values: Values): ColumnSource {
  const hint = encoding === undefined ? {} : { encoding };
  return { name, data: toStored({ type, isNullable }, values), ...hint };
}

function toStored(
  { type, isNullable }: { readonly type: Column['type']; readonly isNullable: true | undefined },
  values: Values,
): ColumnSource['data'] {
  if (type === 'string') return [...values];
  if (type === 'date') {
    const days = mappedDays(values, (day) => timeOfDay(day as BillingDay) / millisecondsPerDay);
    return isNullable ? days : Int32Array.from(days as number[]);
  }
  if (type === 'bigint') return values.map((value) => (value === null ? null : BigInt(value)));
  return isNullable ? [...values] : Float64Array.from(values as readonly number[]);
}

function fromStored({ type }: Column, stored: unknown[]): readonly unknown[] {
  if (type === 'date') {
    return mappedDays(stored, (days) => dayOfTime(Number(days) * millisecondsPerDay));
  }
  if (type === 'bigint') return stored.map((value) => (value === null ? null : Number(value)));
  return stored;
}

/** Neighbours are mostly of the same day, and a day is slow to parse. */
function mappedDays<A, B>(values: readonly A[], convert: (value: A) => B): (B | null)[] {
  let last: A | undefined;
  let converted: B | null = null;
  return values.map((value) => {
    if (value === null) return null;
    if (value !== last) {
      last = value;
      converted = convert(value);
    }
    return converted;
  });
}

function requireSchema(table: ParquetTable, { schema }: FileMetaData): void {
  const found = schemaText(schema);
  const expected = schemaText(parquetSchema(table));
  if (found !== expected) throw new Error(`its columns are ${found}, not ${expected}`);
}

function requireKeyValues({ key_value_metadata: stored }: FileMetaData, expected: KeyValues): void {
  for (const [key, value] of Object.entries(expected)) {
    const found = stored?.find((one) => one.key === key)?.value;
    if (found !== value) throw new Error(`its ${key} is ${found ?? 'missing'}, not ${value}`);
  }
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
