/**
 * Turns rows of text into typed columns. Whatever does not fit the schema throws with its row and
 * column, never with its value.
 */
import type { Batch, ColumnType, ResultSchema } from '../ports.ts';

/** Beyond this many different texts a column is no dimension: remembering them would cost memory. */
const rememberedTexts = 100_000;

type Value = string | number;
type Convert = (text: string) => Value | undefined;

/** Throws an Error naming both when the header's columns are not the schema's. */
export function checkHeader(header: readonly string[], schema: ResultSchema): void {
  const expected = Object.keys(schema);
  if (header.join('\0') !== expected.join('\0')) {
    throw new Error(`it has columns (${header.join(', ')}), expected (${expected.join(', ')})`);
  }
}

/**
 * Makes the converter of one result; equal texts are the same string in all its batches. It takes
 * rows and the number of the first, 1 being the first below the header. An empty value is null:
 * Athena tells NULL from '' by quotes alone, which the CSV parser drops, and no column here needs ''.
 */
export function batchConverter<S extends ResultSchema>(
  schema: S,
): (rows: readonly (readonly string[])[], firstRow: number) => Batch<S> {
  const converters: Readonly<Record<ColumnType, Convert>> = {
    date: matching(/^\d{4}-\d{2}-\d{2}$/, rememberedText()),
    string: rememberedText(),
    double: matching(/^-?\d+(\.\d+)?(E[+-]?\d+)?$|^-?Infinity$|^NaN$/, Number),
    integer: matching(/^-?\d+$/, exactInteger),
  };
  const columns = Object.entries(schema);
  return (rows, firstRow) => {
    requireWidth(rows, columns.length, firstRow);
    const entries = columns.map(([name, type], index) => {
      const convert = onceInARow(converters[type]);
      const values = rows.map((row, offset) => {
        const text = row[index] as string;
        if (text === '') return null;
        const value = convert(text);
        if (value !== undefined) return value;
        throw new Error(`row ${firstRow + offset}: the value of ${name} is no ${type}`);
      });
      return [name, values];
    });
    return {
      rowCount: rows.length,
      columns: Object.fromEntries(entries) as Batch<S>['columns'],
    };
  };
}

function requireWidth(rows: readonly (readonly string[])[], width: number, firstRow: number): void {
  const ragged = rows.findIndex((row) => row.length !== width);
  if (ragged < 0) return;
  const found = rows[ragged]?.length;
  throw new Error(`row ${firstRow + ragged} has ${found} values, expected ${width}`);
}

/** Rows are ordered, so most of a column's texts are the one above. */
function onceInARow(convert: Convert): Convert {
  let last: string | undefined;
  let value: Value | undefined;
  return (text) => {
    if (text === last) return value;
    value = convert(text);
    last = text;
    return value;
  };
}

function matching(pattern: RegExp, convert: Convert): Convert {
  return (text) => (pattern.test(text) ? convert(text) : undefined);
}

function exactInteger(text: string): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

function rememberedText(): Convert {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined || texts.size >= rememberedTexts) return known ?? text;
    // A copy: V8 would keep the whole text that the parser cut this piece from.
    const copy = Buffer.from(text).toString();
    texts.set(copy, copy);
    return copy;
  };
}
