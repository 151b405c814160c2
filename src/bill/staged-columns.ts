/**
 * Reads the columns of unloaded files as arrays: the columns that differ between rows completely, and the
 * totals of the scan, which all rows of a day repeat, only from one row.
 */
import { parquetRead } from 'hyparquet';
import { type TextColumn, TextDictionary } from '../domain/columns/text-column.ts';
import { breakdownSchema } from '../queries/breakdown-statement.ts';
import {
  noText,
  openParquet,
  type ParquetFile,
  readCodes,
  readNumbers,
} from '../tables/read-columns.ts';
import { strictUtf8 } from '../tables/strict-utf8.ts';

type Column = keyof typeof breakdownSchema;

const textColumns = ['ou', 'service', 'linked_account'] as const satisfies Column[];
/** Columns of texts that some rows lack: their code is then `noText`. */
const optionalTextColumns = ['account_name', 'service_code'] as const satisfies Column[];
const numberColumns = [
  'billing_date',
  'daily_cost',
  'is_unassigned',
  'absolute_cost',
  'uninvoiced_cost',
  'line_count',
] as const satisfies Column[];

type Texts = Readonly<
  Record<(typeof textColumns)[number] | (typeof optionalTextColumns)[number], TextColumn>
>;
/** Days are numbers since 1970-01-01. */
type Numbers = Readonly<Record<(typeof numberColumns)[number], Float64Array>>;

/** One row as hyparquet reads it: texts, numbers, bigints and nulls. */
export type StagedRow = Readonly<Record<Column, unknown>>;

export interface StagedColumns {
  readonly rowCount: number;
  readonly texts: Texts;
  readonly numbers: Numbers;
  /** All columns of one row. */
  readonly readRow: (row: number) => Promise<StagedRow>;
}

/** Throws an Error naming what is wrong with a file: not Parquet, other columns, or a value is absent. */
export async function readStagedColumns(files: readonly Uint8Array[]): Promise<StagedColumns> {
  const opened = files.map(openParquet);
  for (const { metadata } of opened) {
    requireColumns(metadata.schema.slice(1).map(({ name }) => name));
  }
  const rowCount = opened.reduce((sum, file) => sum + file.rowCount, 0);
  const texts: Record<string, TextColumn> = {};
  for (const name of [...textColumns, ...optionalTextColumns]) {
    texts[name] = await readTexts(opened, name, rowCount);
  }
  const numbers: Record<string, Float64Array> = {};
  for (const name of numberColumns) numbers[name] = await readAll(opened, name, rowCount);
  for (const name of textColumns) requireTexts(name, texts[name]?.codes);
  return {
    rowCount,
    texts: texts as Texts,
    numbers: numbers as Numbers,
    readRow: (row) => readRow(opened, row),
  };
}

function requireColumns(found: readonly string[]): void {
  const expected = Object.keys(breakdownSchema);
  if (found.toSorted().join() === expected.toSorted().join()) return;
  throw new Error(`its columns are ${found.join(', ')}, not ${expected.join(', ')}`);
}

async function readTexts(files: readonly ParquetFile[], name: string, rowCount: number) {
  const dictionary = new TextDictionary();
  const codes = new Int32Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readCodes(file, name, dictionary, codes, start);
    start += file.rowCount;
  }
  return { codes, texts: dictionary.texts };
}

async function readAll(files: readonly ParquetFile[], name: string, rowCount: number) {
  const numbers = new Float64Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readNumbers(file, name, numbers, start).catch((cause: unknown) => {
      throw new Error(`column ${name}: ${(cause as Error).message}`, { cause });
    });
    start += file.rowCount;
  }
  return numbers;
}

function requireTexts(name: string, codes: Int32Array = new Int32Array()): void {
  if (codes.includes(noText)) throw new Error(`column ${name}: a row has no value`);
}

async function readRow(files: readonly ParquetFile[], row: number): Promise<StagedRow> {
  let rowStart = row;
  for (const { file, metadata, rowCount } of files) {
    if (rowStart < rowCount) {
      const found = await oneRow({ file, metadata, rowStart });
      return found;
    }
    rowStart -= rowCount;
  }
  throw new RangeError(`there is no row ${row}`);
}

function oneRow(place: { file: ArrayBuffer; metadata: ParquetFile['metadata']; rowStart: number }) {
  return new Promise<StagedRow>((resolve, reject) => {
    parquetRead({
      ...place,
      rowEnd: place.rowStart + 1,
      rowFormat: 'object',
      parsers: { ...strictUtf8, dateFromDays: (days) => days },
      onComplete: (rows) => resolve(rows[0] as unknown as StagedRow),
    }).catch(reject);
  });
}
