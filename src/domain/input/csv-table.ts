/**
 * Reads a small CSV that people edit (budgets, accounts, recipients) and validates each row; errors
 * name the line. Ignores the case of column names, and spaces around them.
 */
import Papa from 'papaparse';
import * as z from 'zod/mini';
import { delimitedText } from './csv-delimiter.ts';
import './zod-messages.ts';
import { InputError } from './input-error.ts';

export interface CsvTable<T> {
  readonly rows: readonly T[];
  /** Line of each row in the file, counted from 1, for messages about several rows. */
  readonly lines: readonly number[];
}

export interface TypedCsv<T> {
  readonly text: string;
  /** Names the file in messages. */
  readonly what: string;
  readonly row: z.core.$ZodType<T>;
}

interface Header {
  /** Names in lower case, as in the row's schema. */
  readonly columns: readonly string[];
  /** Names as in the file, and their line, for messages. */
  readonly written: string;
  readonly line: number;
}

/**
 * Parses CSV with a header row; commas, semicolons or tabs separate its values. `what` names the file
 * in messages. Throws an InputError naming the line, the column and the value. Ignores lines without
 * any value.
 */
export function readCsvTable<T>(text: string, what: string, row: z.core.$ZodType<T>): CsvTable<T> {
  return readValidRows({ text, what, row }, (error) => {
    throw error;
  });
}

/**
 * The same, but leaves out rows that are not valid: `onInvalid` gets the error of each, so that all of
 * them can be shown at once. Throws an InputError if the table itself cannot be read.
 */
export function readValidRows<T>(
  { text, what, row }: TypedCsv<T>,
  onInvalid: (error: InputError, line: number) => void,
): CsvTable<T> {
  const table: { rows: T[]; lines: number[] } = { rows: [], lines: [] };
  const { delimiter, text: rest, linesAbove } = delimitedText(oneLineEnding(text));
  const parsed = Papa.parse<string[]>(rest, { delimiter, newline: '\n' });
  const [first = [], ...records] = parsed.data;
  const lines = linesOf(parsed.data, linesAbove + 1);
  requireWellFormed(parsed.errors, lines, what);
  const header = headerOf(first, linesAbove + 1, what);
  let invalidRows = 0;
  for (const [index, record] of records.entries()) {
    if (record.every((value) => value.trim() === '')) continue;
    const line = lines[index + 1] ?? index + 2;
    try {
      table.rows.push(validRow(header, record, `${what}, line ${line}`, row));
      table.lines.push(line);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      invalidRows += 1;
      onInvalid(error, line);
    }
  }
  if (table.rows.length + invalidRows === 0) requireColumns(header, what, row);
  return table;
}

/** A file edited on several systems may mix CRLF and LF, and the parser accepts only one of them. */
function oneLineEnding(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function headerOf(header: readonly string[], line: number, what: string): Header {
  const written = header.map((name) => name.trim());
  if (written.every((name) => name === '')) {
    throw new InputError(`${what}: the first line is empty; it must name the columns.`);
  }
  const columns = written.map((name) => name.toLowerCase());
  const repeated = columns.find((name, index) => name !== '' && columns.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new InputError(
      `${what}: the column ${repeated} appears twice in line ${line}; keep one.`,
    );
  }
  return { columns, written: written.join(', '), line };
}

function validRow<T>(
  { columns, written, line }: Header,
  record: readonly string[],
  where: string,
  row: z.core.$ZodType<T>,
): T {
  const values = withoutEmptyEnd(record, columns.length);
  if (values.length !== columns.length) {
    throw new InputError(
      `${where}: ${values.length} values for ${columns.length} columns; quote a value that contains a ` +
        'separator.',
    );
  }
  const given = Object.fromEntries(columns.map((name, i) => [name, (values[i] ?? '').trim()]));
  const result = z.safeParse(row, given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const column = String(issue?.path[0] ?? '');
  if (!Object.hasOwn(given, column)) {
    throw new InputError(`${where}: no column ${column}; line ${line} names ${written}.`);
  }
  throw new InputError(`${where}: ${column} is '${given[column]}'; ${issue?.message}.`);
}

/** Checks the header of a table without rows, so that an empty budgets file is not read as accounts. */
function requireColumns<T>(
  { columns, written, line }: Header,
  what: string,
  row: z.core.$ZodType<T>,
) {
  const empty = Object.fromEntries(columns.map((name) => [name, '']));
  const issues = z.safeParse(row, empty).error?.issues ?? [];
  const absent = issues
    .map(({ path }) => String(path[0]))
    .find((name) => !Object.hasOwn(empty, name));
  if (absent === undefined) return;
  throw new InputError(`${what}: no column ${absent}; line ${line} names ${written}.`);
}

/** Spreadsheets pad rows with empty cells up to the widest one. */
function withoutEmptyEnd(record: readonly string[], width: number): readonly string[] {
  const isPadding = record.slice(width).every((value) => value.trim() === '');
  return isPadding ? record.slice(0, width) : record;
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
    `${what}, line ${line}: a quoted value is not closed, or continues after its closing quote; write a ` +
      'quote inside a value twice.',
  );
}

/** First line of each record; a quoted value may span several. */
function linesOf(records: readonly (readonly string[])[], first: number): number[] {
  let line = first;
  return records.map((record) => {
    const own = line;
    line += record.join().split('\n').length;
    return own;
  });
}
