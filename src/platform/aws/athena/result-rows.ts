/**
 * Rows of an Athena result's text. Athena quotes every value, so most texts fall apart at `","` alone
 * once their rows are joined by one more, which the parser does many times faster; texts that hold a
 * quote, a line end or a NULL are parsed as any CSV.
 */
import Papa from 'papaparse';
import {
  type PrefixSuffix,
  quotesOnly,
  sharedPrefixSuffix,
  valueSeparator,
} from './shared-prefix-suffix.ts';

/** Rows of equal width, cut down to what differs between them. */
export interface TextRows {
  readonly count: number;
  /** Values of a whole row. */
  readonly width: number;
  /** Values that every row begins with. */
  readonly before: readonly string[];
  /** Every row's own values, row behind row, each row beginning `stride` cells after the one above. */
  readonly cells: readonly string[];
  readonly stride: number;
  /** Values that every row ends with. */
  readonly after: readonly string[];
}

const byteOrderMark = '\ufeff';
/** A cell that stands between two rows, and nowhere else. */
const rowMark = '\r';

/** The values of a text's first row, which holds no line end, and the text behind it. */
export function cutHeader(text: string): { readonly header: string[]; readonly body: string } {
  const end = text.indexOf('\n') + 1;
  const { data } = Papa.parse<string[]>(text.slice(0, end), { delimiter: ',', newline: '\n' });
  return { header: data[0] ?? [], body: text.slice(end) };
}

/**
 * The rows of a text that ends in '\n', each of `width` values. Throws an Error naming the row that is
 * no CSV or has another width, `row` being the first.
 */
export function parseRows(text: string, row: number, width: number): TextRows {
  if (text === '') return { count: 0, width, before: [], cells: [], stride: width, after: [] };
  const borders = text.includes(rowMark) ? undefined : sharedPrefixSuffix(text);
  const rows =
    borders && (parseQuoted(text, width, borders) ?? parseQuoted(text, width, quotesOnly));
  return rows ?? parseAny(text, row, width);
}

/** Undefined where a row has other borders, a value is not in quotes, or holds one, or a line end. */
function parseQuoted(
  text: string,
  width: number,
  { before, after }: PrefixSuffix,
): TextRows | undefined {
  const rows = text.slice(before.length, text.length - after.length).split(after + before);
  const line = rows.join(valueSeparator + rowMark + valueSeparator);
  // Which the parser would take from the first value.
  if (line.startsWith(byteOrderMark)) return undefined;
  const options = { delimiter: valueSeparator, newline: '\n', fastMode: true } as const;
  const { data } = Papa.parse<string[]>(line, options);
  const shared = {
    before: before.slice(1).split(valueSeparator).slice(0, -1),
    after: after.slice(0, -2).split(valueSeparator).slice(1),
  };
  const stride = width - shared.before.length - shared.after.length + 1;
  const found = { ...shared, count: rows.length, width, cells: data[0] ?? [], stride };
  return data.length === 1 && isWhole(found) ? found : undefined;
}

function isWhole({ count, before, cells, stride, after }: TextRows): boolean {
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
    throw new Error(`row ${row + (problem.row ?? 0)} is no CSV (${problem.code})`);
  }
  // Behind the last '\n' the parser sees one row more.
  data.pop();
  const ragged = data.findIndex((values) => values.length !== width);
  if (ragged >= 0) {
    const found = data[ragged]?.length;
    throw new Error(`row ${row + ragged} has ${found} values, expected ${width}`);
  }
  return { count: data.length, width, before: [], cells: data.flat(), stride: width, after: [] };
}
