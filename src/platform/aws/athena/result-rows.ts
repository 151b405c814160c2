/**
 * Parses the rows of an Athena result. Athena quotes every value, so most texts can be split at `","` once
 * their rows are joined by one more `","`: the parser is then many times faster. Texts that contain a
 * quote, a line end or a NULL are parsed like any CSV.
 */
import Papa from 'papaparse';
import {
  type PrefixSuffix,
  quotesOnly,
  sharedPrefixSuffix,
  valueSeparator,
} from './shared-prefix-suffix.ts';

/** Rows of equal width, reduced to the values that differ between them. */
export interface TextRows {
  readonly count: number;
  /** Number of values in a complete row. */
  readonly width: number;
  /** Values at the beginning of every row. */
  readonly before: readonly string[];
  /**
   * The remaining values of all rows, row after row; each row begins `stride` cells after the previous one.
   */
  readonly cells: readonly string[];
  readonly stride: number;
  /** Values at the end of every row. */
  readonly after: readonly string[];
}

const byteOrderMark = '\ufeff';
/** A cell that occurs only between two rows. */
const rowMark = '\r';

/** Splits a text into the values of its first row, which contains no line end, and the text after it. */
export function cutHeader(text: string): { readonly header: string[]; readonly body: string } {
  const end = text.indexOf('\n') + 1;
  const { data } = Papa.parse<string[]>(text.slice(0, end), { delimiter: ',', newline: '\n' });
  return { header: data[0] ?? [], body: text.slice(end) };
}

/**
 * Parses a text that ends in '\n' into rows of `width` values. Throws an Error naming the row that is not
 * CSV or has another width; `row` is the number of the first row.
 */
export function parseRows(text: string, row: number, width: number): TextRows {
  if (text === '') return { count: 0, width, before: [], cells: [], stride: width, after: [] };
  const borders = text.includes(rowMark) ? undefined : sharedPrefixSuffix(text);
  const rows =
    borders && (parseQuoted(text, width, borders) ?? parseQuoted(text, width, quotesOnly));
  return rows ?? parseAny(text, row, width);
}

/**
 * Returns undefined if a row lacks the shared prefix or suffix, or if a value is not in quotes or contains
 * a quote or a line end.
 */
function parseQuoted(
  text: string,
  width: number,
  { before, after }: PrefixSuffix,
): TextRows | undefined {
  const rows = text.slice(before.length, text.length - after.length).split(after + before);
  const line = rows.join(valueSeparator + rowMark + valueSeparator);
  // The parser would remove a byte order mark from the first value.
  if (line.startsWith(byteOrderMark)) return undefined;
  const options = { delimiter: valueSeparator, newline: '\n', fastMode: true } as const;
  const { data } = Papa.parse<string[]>(line, options);
  const shared = {
    before: before.slice(1).split(valueSeparator).slice(0, -1),
    after: after.slice(0, -2).split(valueSeparator).slice(1),
  };
  const stride = width - shared.before.length - shared.after.length + 1;
  const found = { ...shared, count: rows.length, width, cells: data[0] ?? [], stride };
  return data.length === 1 && isAligned(found) ? found : undefined;
}

function isAligned({ count, before, cells, stride, after }: TextRows): boolean {
  if (stride < 2 || cells.length !== count * stride - 1) return false;
  for (let at = stride - 1; at < cells.length; at += stride) {
    if (cells[at] !== rowMark) return false;
  }
  return ![before, cells, after].some((values) => values.some(hasQuote));
}

function hasQuote(value: string): boolean {
  return value.includes('"');
}

function parseAny(text: string, row: number, width: number): TextRows {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const problem = errors[0];
  if (problem !== undefined) {
    throw new Error(`row ${row + (problem.row ?? 0)} is not CSV (${problem.code})`);
  }
  // After the last '\n' the parser returns one more, empty row.
  data.pop();
  const ragged = data.findIndex((values) => values.length !== width);
  if (ragged >= 0) {
    const found = data[ragged]?.length;
    throw new Error(`row ${row + ragged} has ${found} values, expected ${width}`);
  }
  return { count: data.length, width, before: [], cells: data.flat(), stride: width, after: [] };
}
