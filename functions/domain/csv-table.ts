/**
 * Reads a small CSV that people edit (budgets, accounts) and validates each row, so that a mistake
 * is named with its line.
 */
import Papa from 'papaparse';
import * as z from 'zod/mini';
import './english-faults.ts';
import { InputError } from './input-error.ts';

export interface CsvTable<T> {
  readonly rows: readonly T[];
  /** Line of each row in the file, counted from 1, for messages about several rows. */
  readonly lines: readonly number[];
}

/**
 * Parses CSV with a header row. `what` names the file in messages. Throws an InputError naming the
 * line, the column and what was found. Lines without any value are passed over.
 */
export function readCsvTable<T>(text: string, what: string, row: z.core.$ZodType<T>): CsvTable<T> {
  const table: { rows: T[]; lines: number[] } = { rows: [], lines: [] };
  const parsed = Papa.parse<string[]>(oneLineEnding(text), { delimiter: ',', newline: '\n' });
  const [header = [], ...records] = parsed.data;
  const lines = linesOf(parsed.data);
  requireWellFormed(parsed.errors, lines, what);
  const columns = columnsOf(header, what);
  for (const [index, record] of records.entries()) {
    if (record.every((value) => value.trim() === '')) continue;
    const line = lines[index + 1] ?? index + 2;
    table.rows.push(validRow(columns, record, `${what}, line ${line}`, row));
    table.lines.push(line);
  }
  return table;
}

/** Editors on several systems leave CRLF and LF in one file; the parser takes only one of them. */
function oneLineEnding(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function columnsOf(header: readonly string[], what: string): readonly string[] {
  const columns = header.map((name) => name.trim());
  if (columns.every((name) => name === '')) {
    throw new InputError(`${what}: the first line is empty; it must name the columns.`);
  }
  const repeated = columns.find((name, index) => name !== '' && columns.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new InputError(`${what}: the column ${repeated} stands twice in line 1; keep one.`);
  }
  return columns;
}

function validRow<T>(
  columns: readonly string[],
  record: readonly string[],
  where: string,
  row: z.core.$ZodType<T>,
): T {
  if (record.length !== columns.length) {
    throw new InputError(`${where}: ${record.length} values for ${columns.length} columns.`);
  }
  const given = Object.fromEntries(columns.map((name, i) => [name, (record[i] ?? '').trim()]));
  const result = z.safeParse(row, given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const column = String(issue?.path[0] ?? '');
  if (!Object.hasOwn(given, column)) {
    throw new InputError(`${where}: no column ${column}; line 1 names ${columns.join(', ')}.`);
  }
  throw new InputError(`${where}: ${column} is '${given[column]}'; ${issue?.message}.`);
}

function requireWellFormed(
  errors: readonly Papa.ParseError[],
  lines: readonly number[],
  what: string,
): void {
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote === undefined) return;
  const line = lines[quote.row ?? 0] ?? 1;
  throw new InputError(
    `${what}, line ${line}: a quoted value is not closed, or goes on after its closing quote.`,
  );
}

/** First line of each record; a quoted value may span several. */
function linesOf(records: readonly (readonly string[])[]): number[] {
  let line = 1;
  return records.map((record) => {
    const first = line;
    line += record.join().split('\n').length;
    return first;
  });
}
