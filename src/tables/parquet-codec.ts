/**
 * The rows of one object as Snappy Parquet and back, for every declared table. Column by column: an
 * object for each of a million rows would be most of the work. The same rows give the same bytes.
 */
import { type FileMetaData, parquetRead } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { type BillingDay, dayOfTime, timeOfDay } from '../domain/calendar/billing-day.ts';
import { TextDictionary, textsOf } from '../domain/columns/text-column.ts';
import { parquetSchema, schemaText } from './column-types.ts';
import { openParquet, type ParquetFile, readCodes, readNumbers } from './read-columns.ts';
import { strictUtf8 } from './strict-utf8.ts';
import type { AnyColumn, Column, ColumnValues, ParquetTable, PlainValues } from './table.ts';
import { addTextStatistics } from './text-statistics.ts';

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
  const columns = Object.entries<Column>(table.columns).map(([field, column]) => ({
    column,
    values: values[field as keyof T['columns']] as AnyColumn,
  }));
  const { rowsPerGroup } = table;
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: parquetSchema(table),
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: Object.entries(keyValues).map(([key, value]) => ({ key, value })),
  });
  const columnData = columns.map((one) => columnSource(one.column, one.values));
  const rowGroupSize = typeof rowsPerGroup === 'number' ? rowsPerGroup : [...rowsPerGroup];
  writer.write({ columnData, rowGroupSize });
  for (const [index, one] of columns.entries()) {
    if ('texts' in one.values) addTextStatistics(writer, index, one.values);
  }
  writer.finish();
  const file = new Uint8Array(bytes.getBuffer());
  return columnData[0]?.data.length === 0 ? withTypedRowGroups(file) : file;
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
  const file = openParquet(bytes);
  requireSchema(table, file.metadata);
  requireKeyValues(file.metadata, expected);
  const decoded: Record<string, AnyColumn> = {};
  for (const [field, column] of Object.entries<Column>(table.columns)) {
    decoded[field] = await readColumn(file, column);
  }
  return decoded as ColumnValues<T>;
}

function columnSource(
  { name, type, isNullable, encoding }: Column,
  values: AnyColumn,
): ColumnSource {
  if ('texts' in values) {
    return { name, data: textsOf(values), encoding: 'RLE_DICTIONARY', statistics: false };
  }
  if (values instanceof Float64Array) return { name, data: values };
  const hint = encoding === undefined ? {} : { encoding };
  return { name, data: toStored({ type, isNullable }, values), ...hint };
}

function toStored(
  { type, isNullable }: { readonly type: Column['type']; readonly isNullable: true | undefined },
  values: PlainValues,
): ColumnSource['data'] {
  if (type === 'date') {
    const days = mappedDays(values, (day) => timeOfDay(day as BillingDay) / millisecondsPerDay);
    return isNullable ? days : Int32Array.from(days as number[]);
  }
  if (type === 'bigint') return values.map((value) => (value === null ? null : BigInt(value)));
  return [...values];
}

async function readColumn(file: ParquetFile, column: Column): Promise<AnyColumn> {
  const { name, type, isNullable, encoding } = column;
  if (encoding !== undefined) {
    const dictionary = new TextDictionary();
    const codes = new Int32Array(file.rowCount);
    await readCodes(file, name, dictionary, codes);
    return { codes, texts: dictionary.texts };
  }
  if (type === 'double' && !isNullable) {
    const numbers = new Float64Array(file.rowCount);
    await readNumbers(file, name, numbers);
    return numbers;
  }
  return fromStored(column, await readValues(file, name)) as PlainValues;
}

async function readValues(
  { file, metadata, rowCount }: ParquetFile,
  name: string,
): Promise<unknown[]> {
  const values = new Array<unknown>(rowCount).fill(null);
  await parquetRead({
    file,
    metadata,
    columns: [name],
    parsers: { ...strictUtf8, dateFromDays: (days) => days },
    onChunk: ({ columnData, rowStart }) => {
      for (let row = 0; row < columnData.length; row++) {
        values[rowStart + row] = columnData[row] ?? null;
      }
    },
  });
  return values;
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
