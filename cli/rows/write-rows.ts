/**
 * Writes a result as a table, CSV or JSON. CSV and JSON are written row by row, so that a result may be
 * larger than the memory; a table shows the first rows, and says so.
 */
import type { Writable } from 'node:stream';
import type { DuckDBValue } from '@duckdb/node-api';
import Papa from 'papaparse';
import { safeText } from '../../src/domain/input/spreadsheet-text.ts';
import { objectOf, textOf } from '../../src/platform/local/query/plain-value.ts';
import type { OpenRows, QueryColumn } from '../../src/platform/local/query/query-session.ts';
import { tableLines } from './table-layout.ts';

export const queryFormats = ['table', 'csv', 'json'] as const;

export type QueryFormat = (typeof queryFormats)[number];

/** A table must know all widths before its first line, and nobody reads more rows. */
export const maxTableRows = 500;

export interface RowOutput {
  readonly out: Writable;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The number of rows that were written, and whether there are more. */
export interface WrittenRows {
  readonly rows: number;
  readonly isCut: boolean;
}

export async function writeRows(
  result: OpenRows,
  format: QueryFormat,
  { out, width }: RowOutput,
): Promise<WrittenRows> {
  if (format === 'table') return writeTable(result, { out, width });
  return format === 'csv' ? writeCsv(result, out) : writeJson(result, out);
}

async function writeTable(
  { columns, rows }: OpenRows,
  { out, width }: RowOutput,
): Promise<WrittenRows> {
  const shown: (string | null)[][] = [];
  let isCut = false;
  for await (const row of rows) {
    isCut = shown.length === maxTableRows;
    if (isCut) break;
    shown.push(row.map(textOf));
  }
  await write(out, `${tableLines({ columns, rows: shown }, width).join('\n')}\n`);
  return { rows: shown.length, isCut };
}

/** NULL is an empty cell, an empty text is "". */
async function writeCsv({ columns, rows }: OpenRows, out: Writable): Promise<WrittenRows> {
  await write(out, csvLine(columns.map(({ name }) => csvText(name))));
  let count = 0;
  for await (const row of rows) {
    await write(out, csvLine(row.map((value, at) => csvCell(value, columns[at]))));
    count += 1;
  }
  return { rows: count, isCut: false };
}

function csvCell(value: DuckDBValue, column: QueryColumn | undefined): string {
  const text = textOf(value);
  if (text === null) return '';
  return column?.isNumber === true || typeof value === 'boolean' ? text : csvText(text);
}

/** Quoted, so that account ids keep their zeros, and never a formula of a spreadsheet. */
function csvText(text: string): string {
  return Papa.unparse([[safeText(text)]], { quotes: true });
}

function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

/** One array with one object for each row, a row on each line. */
async function writeJson({ columns, rows }: OpenRows, out: Writable): Promise<WrittenRows> {
  let count = 0;
  for await (const row of rows) {
    const pairs = row.map((value, at) => [columns[at]?.name ?? '', value] as const);
    await write(out, `${count === 0 ? '[' : ','}\n  ${objectOf(pairs)}`);
    count += 1;
  }
  await write(out, count === 0 ? '[]\n' : '\n]\n');
  return { rows: count, isCut: false };
}

/** Waits while the reader of a pipe is slow. */
async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((drained) => out.once('drain', drained));
}
