/**
 * Reads a small CSV that people edit (budgets, accounts) and validates each row, so that a mistake
 * is named with its line.
 */
import Papa from 'papaparse';
import type { z } from 'zod';
import { InputError } from './input-error.ts';

export interface CsvTable<T> {
  readonly rows: readonly T[];
  /** Line of each row in the file, counted from 1, for messages about several rows. */
  readonly lines: readonly number[];
}

/**
 * Parses CSV with a header row. `what` names the file in messages. Throws an InputError naming the
 * line, the column and what was found. Blank lines are passed over.
 */
export function readCsvTable<T>(text: string, what: string, row: z.ZodType<T>): CsvTable<T> {
  const table: { rows: T[]; lines: number[] } = { rows: [], lines: [] };
  const content = text.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(content, { delimiter: ',' });
  const [header = [], ...records] = parsed.data;
  const columns = header.map((name) => name.trim());
  requireWellFormed(parsed.errors, what);
  const lines = linesOf(parsed.data);
  for (const [index, record] of records.entries()) {
    if (record.length === 1 && record[0]?.trim() === '') continue;
    const line = lines[index + 1] ?? index + 2;
    table.rows.push(validRow(columns, record, `${what}, line ${line}`, row));
    table.lines.push(line);
  }
  return table;
}

function validRow<T>(
  columns: readonly string[],
  record: readonly string[],
  where: string,
  row: z.ZodType<T>,
): T {
  if (record.length !== columns.length) {
    throw new InputError(`${where}: ${record.length} values for ${columns.length} columns.`);
  }
  const given = Object.fromEntries(columns.map((name, i) => [name, (record[i] ?? '').trim()]));
  const result = row.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const column = String(issue?.path[0] ?? '');
  const found = column in given ? `'${given[column]}'` : 'no such column';
  throw new InputError(`${where}: ${column} is ${found}; ${issue?.message}.`);
}

function requireWellFormed(errors: readonly Papa.ParseError[], what: string): void {
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote !== undefined) {
    throw new InputError(`${what}: a quote opened in row ${(quote.row ?? 0) + 1} is never closed.`);
  }
}

/** First line of each record; a quoted value may span several. */
function linesOf(records: readonly (readonly string[])[]): number[] {
  let line = 1;
  return records.map((record) => {
    const first = line;
    line += 1 + record.join('').split(/\r\n|\n|\r/).length - 1;
    return first;
  });
}
