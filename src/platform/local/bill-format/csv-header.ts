/**
 * Reads the header of a CSV file: the names of its columns, and the delimiter. AWS writes commas;
 * spreadsheets and other engines write semicolons, tabs or the character 1.
 */
import Papa from 'papaparse';
import { billSources } from '../../../domain/costs/bill-source.ts';
import { sourceColumns } from '../../../tables/bill-columns.ts';
import { normalizeColumn } from './source-detection.ts';

/** The comma is first: it is chosen if the header fits several. */
const delimiters = [',', ';', '\t', '\u0001', '|'] as const;

export interface CsvHeader {
  /** As in the file, but made unique and not empty. */
  readonly names: readonly string[];
  readonly delimiter: string;
}

const knownColumns: ReadonlySet<string> = new Set(
  billSources.flatMap((source) => Object.keys(sourceColumns[source])),
);

/** `head`: the first part of the text, without a byte order mark. */
export function headerOf(head: string): CsvHeader {
  const readings = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(head, { preview: 1, delimiter });
    return { names: data[0] ?? [], delimiter };
  });
  const known = ({ names }: CsvHeader) =>
    names.filter((name) => knownColumns.has(normalizeColumn(name))).length;
  const best = readings.reduce((a, b) => (known(b) > known(a) ? b : a));
  return { ...best, names: uniqueNames(best.names) };
}

/**
 * DuckDB needs unique names that are not empty: a trailing comma makes an empty one, and two tag keys may
 * differ only in case.
 */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    let unique = name === '' ? `column ${index + 1} without a name` : name;
    while (taken.has(unique.toLowerCase())) unique = `${unique} `;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
