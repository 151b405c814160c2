/**
 * Reads the rows of one object, for every declared table, and only if it has exactly the table's columns:
 * nothing else may be taken for rows of the archive.
 */
import { type FileMetaData, parquetRead } from 'hyparquet';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { TextDictionary } from '../domain/columns/text-column.ts';
import { openParquet, type ParquetFile } from '../parquet/parquet-file.ts';
import { readCodes, readNumbers } from '../parquet/read-columns.ts';
import { strictUtf8 } from '../parquet/strict-utf8.ts';
import { parquetSchema, schemaText } from './column-types.ts';
import type { KeyValues } from './encode-table.ts';
import { dayOfNumber, mapDays } from './stored-days.ts';
import type { AnyColumn, Column, ColumnValues, PlainValues, StoredTable } from './table.ts';

/**
 * Throws an Error where the bytes are not Parquet of the table's columns and types, or do not have the
 * expected key-value metadata; a TypeError where a text is not UTF-8.
 */
export async function decodeTable<T extends StoredTable>(
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

async function readColumn(file: ParquetFile, column: Column): Promise<AnyColumn> {
  const { name, type, isNullable, encoding } = column;
  if (encoding !== undefined) {
    const dictionary = new TextDictionary();
    const codes = new Int32Array(file.rowCount);
    await readCodes(file, name, dictionary, codes);
    return { codes, texts: dictionary.texts };
  }
  if ((type === 'double' || type === 'date') && !isNullable) {
    const numbers = new Float64Array(file.rowCount);
    await readNumbers(file, name, numbers);
    if (type === 'double') return numbers;
    const days = new Array<BillingDay>(numbers.length);
    mapDays(numbers, dayOfNumber, days);
    return days;
  }
  return fromStored(column, await readValues(file, name)) as PlainValues;
}

async function readValues(
  { bytes, metadata, rowCount }: ParquetFile,
  name: string,
): Promise<unknown[]> {
  const values = new Array<unknown>(rowCount).fill(null);
  await parquetRead({
    file: bytes.buffer,
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
  const convert = { date: (days: unknown) => dayOfNumber(Number(days)), bigint: Number };
  if (type === 'string' || type === 'double') return stored;
  return stored.map((value) => (value === null ? null : convert[type](value)));
}

function requireSchema(table: StoredTable, { schema }: FileMetaData): void {
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
