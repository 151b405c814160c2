/**
 * Rows of an Athena result's text. Athena quotes every value, so most texts fall apart at `","` and
 * line ends alone, which the parser does many times faster; texts that hold a quote, a line end or a
 * NULL are parsed as any CSV.
 */
import Papa from 'papaparse';

const quote = '"';

/** The rows of a text that ends in '\n'. Throws an Error naming the row that is no CSV. */
export function parseRows(text: string, row: number): string[][] {
  return parseQuoted(text) ?? parseAny(text, row);
}

/** Undefined where a value is not in quotes, or holds one, or a line end. */
function parseQuoted(text: string): string[][] | undefined {
  const { data } = Papa.parse<string[]>(text, { delimiter: '","', newline: '\n', fastMode: true });
  data.pop();
  for (const values of data) {
    const last = values.length - 1;
    const [first = '', end = ''] = [values[0], values[last]];
    // A row of one value would have its two quotes in the same piece.
    if (last === 0 || !first.startsWith(quote) || !end.endsWith(quote)) return undefined;
    values[0] = first.slice(1);
    values[last] = end.slice(0, -1);
    if (values.some(hasQuote)) return undefined;
  }
  return data;
}

function hasQuote(value: string): boolean {
  return value.includes(quote);
}

/** Behind the last '\n' the parser sees one row more. */
function parseAny(text: string, row: number): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const fault = errors[0];
  if (fault !== undefined) {
    throw new Error(`row ${row + (fault.row ?? 0)} is no CSV (${fault.code})`);
  }
  data.pop();
  return data;
}
