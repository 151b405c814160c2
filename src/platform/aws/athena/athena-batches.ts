/**
 * Turns rows of text into typed columns. A value that does not match the schema throws with its row and
 * column, never with the value itself.
 */
import type { Batch, ColumnType, ResultSchema } from '../../../ports/query-engine.ts';
import type { TextRows } from './result-rows.ts';

/**
 * A column with more different texts than this is not a dimension: remembering its texts would cost memory.
 */
const rememberedTexts = 100_000;

type Value = string | number;
type Convert = (text: string) => Value | undefined;

/** Throws an Error naming both when the columns of the header differ from those of the schema. */
export function checkHeader(header: readonly string[], schema: ResultSchema): void {
  const expected = Object.keys(schema);
  if (header.join('\0') !== expected.join('\0')) {
    throw new Error(`it has columns (${header.join(', ')}), expected (${expected.join(', ')})`);
  }
}

/**
 * Makes the converter of one result; equal texts are the same string in all its batches. The converter
 * takes rows and the number of the first one (1 is the first row after the header). An empty value becomes
 * null: Athena distinguishes NULL from '' only by quotes, which the CSV parser drops, and no column here
 * needs ''.
 */
export function batchConverter<S extends ResultSchema>(
  schema: S,
): (rows: TextRows, firstRow: number) => Batch<S> {
  const converters: Readonly<Record<ColumnType, Convert>> = {
    date: matching(/^\d{4}-\d{2}-\d{2}$/, rememberedText()),
    string: rememberedText(),
    double: matching(/^-?\d+(\.\d+)?(E[+-]?\d+)?$|^-?Infinity$|^NaN$/, Number),
    integer: matching(/^-?\d+$/, exactInteger),
  };
  const columns = Object.entries(schema).map(([name, type], index) => {
    const convert = onceInARow(converters[type]);
    return { name, type, index, convert };
  });
  return (rows, firstRow) => {
    const entries = columns.map((column) => [column.name, valuesOf(rows, column, firstRow)]);
    return {
      rowCount: rows.count,
      columns: Object.fromEntries(entries) as Batch<S>['columns'],
    };
  };
}

interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly index: number;
  readonly convert: Convert;
}

function valuesOf(rows: TextRows, column: Column, firstRow: number): (Value | null)[] {
  const { count, width, before, cells, stride, after } = rows;
  const { index } = column;
  const shared = before[index] ?? after[index + after.length - width];
  if (shared !== undefined) return Array(count).fill(cellValue(shared, column, firstRow));
  const values: (Value | null)[] = [];
  for (let row = 0; row < count; row++) {
    const text = cells[row * stride + index - before.length] as string;
    values.push(cellValue(text, column, firstRow + row));
  }
  return values;
}

function cellValue(text: string, { name, type, convert }: Column, row: number): Value | null {
  if (text === '') return null;
  const value = convert(text);
  if (value !== undefined) return value;
  throw new Error(`row ${row}: the value of ${name} is not of type ${type}`);
}

/** Rows are ordered, so most texts of a column equal the text of the row before; amounts do not. */
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
    // Copies the text: V8 would otherwise keep the complete text that the parser cut this piece from.
    const copy = Buffer.from(text).toString();
    texts.set(copy, copy);
    return copy;
  };
}
