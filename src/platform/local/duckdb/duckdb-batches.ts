/**
 * Turns DuckDB's result chunks into typed column batches, a few thousand rows at a time, and throws if the
 * columns differ from those that the statement declares.
 */
import type { DuckDBDataChunk, DuckDBResult, DuckDBTypeId, DuckDBVector } from '@duckdb/node-api';
import { addDays, type BillingDay } from '../../../domain/calendar/billing-day.ts';
import type { Batch, ColumnType, ResultSchema } from '../../../ports/query-engine.ts';
import { duckDb } from './load-duckdb.ts';

const types = duckDb.DuckDBTypeId;

const accepted: Readonly<Record<ColumnType, readonly DuckDBTypeId[]>> = {
  date: [types.DATE],
  string: [types.VARCHAR],
  double: [types.DOUBLE, types.FLOAT],
  integer: [
    types.TINYINT,
    types.SMALLINT,
    types.INTEGER,
    types.BIGINT,
    types.HUGEINT,
    types.UTINYINT,
    types.USMALLINT,
    types.UINTEGER,
    types.UBIGINT,
  ],
};

/**
 * A column with more different texts than this is not a dimension: remembering its texts would cost memory.
 */
const rememberedTexts = 100_000;

/** Throws an Error naming both when the result's columns or types differ from the schema. */
export function checkColumns(result: DuckDBResult, schema: ResultSchema): void {
  const expected = Object.keys(schema);
  const actual = result.columnNames();
  if (actual.join('\0') !== expected.join('\0')) {
    throw new Error(`result has columns (${actual.join(', ')}), expected (${expected.join(', ')})`);
  }
  for (const [index, [name, type]] of Object.entries(schema).entries()) {
    if (!accepted[type].includes(result.columnTypeId(index))) {
      throw new Error(`column ${name} is ${result.columnType(index)}, expected ${type}`);
    }
  }
}

/**
 * Makes the converter of one query: equal texts and days are the same string in all its batches. It
 * converts all columns at once, because DuckDB reuses the memory of a chunk when the next one is requested.
 */
export function batchConverter<S extends ResultSchema>(
  schema: S,
): (chunk: DuckDBDataChunk) => Batch<S> {
  const texts = new Map<string, string>();
  const days = new Map<number, BillingDay>();
  const converters = {
    date: dayOf(days),
    string: textOf(texts),
    double: numberOf,
    integer: numberOf,
  };
  const columns = Object.entries(schema).map(([name, type]) => [name, converters[type]] as const);
  return (chunk) => ({
    rowCount: chunk.rowCount,
    columns: Object.fromEntries(
      columns.map(([name, convert], index) => [
        name,
        convertVector(chunk.getColumnVector(index), chunk.rowCount, convert),
      ]),
    ) as unknown as Batch<S>['columns'],
  });
}

type Convert = (value: unknown) => string | number;

function convertVector(vector: DuckDBVector, rowCount: number, convert: Convert) {
  const values = new Array<string | number | null>(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const value = vector.getItem(row);
    values[row] = value === null ? null : convert(value);
  }
  return values;
}

function dayOf(days: Map<number, BillingDay>): Convert {
  return (value) => {
    if (!(value instanceof duckDb.DuckDBDateValue))
      throw new TypeError('a date column does not contain a date');
    let day = days.get(value.days);
    if (day === undefined) {
      day = addDays('1970-01-01' as BillingDay, value.days);
      days.set(value.days, day);
    }
    return day;
  };
}

function textOf(texts: Map<string, string>): Convert {
  return (value) => {
    const text = String(value);
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size < rememberedTexts) texts.set(text, text);
    return text;
  };
}

function numberOf(value: unknown): number {
  const number = Number(value);
  if (typeof value === 'bigint' && !Number.isSafeInteger(number)) {
    throw new RangeError(`${value} is too large for an exact number`);
  }
  return number;
}
