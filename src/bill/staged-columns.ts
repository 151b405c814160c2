/** Reads unloaded files of the breakdown as columns: texts as dictionary codes, all others as numbers. */
import { type TextColumn, TextDictionary } from '../domain/columns/text-column.ts';
import { openParquet, type ParquetFile } from '../parquet/parquet-file.ts';
import { noText, readCodes, readNumbers } from '../parquet/read-columns.ts';
import { breakdownSchema } from '../queries/breakdown-statement.ts';

type Schema = typeof breakdownSchema;
type ColumnOf<Type> = Type extends 'string' ? TextColumn : Float64Array;

/** Days are numbers since 1970-01-01. A row without a text has the code `noText`. */
export type StagedColumns = { readonly [Name in keyof Schema]: ColumnOf<Schema[Name]> };

/** Columns of texts that no row may lack. */
const requiredTexts: readonly string[] = ['ou', 'service', 'linked_account'];

/** Throws an Error naming what is wrong with a file: not Parquet, other columns, or a value is absent. */
export async function readStagedColumns(files: readonly Uint8Array[]): Promise<StagedColumns> {
  const opened = files.map(openParquet);
  for (const { metadata } of opened) {
    requireColumns(metadata.schema.slice(1).map(({ name }) => name));
  }
  const rowCount = opened.reduce((sum, file) => sum + file.rowCount, 0);
  const columns: Record<string, TextColumn | Float64Array> = {};
  for (const [name, type] of Object.entries(breakdownSchema)) {
    const read = type === 'string' ? readTexts : readAllNumbers;
    columns[name] = await read(opened, name, rowCount).catch((cause: unknown) => {
      throw new Error(`column ${name}: ${(cause as Error).message}`, { cause });
    });
  }
  return columns as StagedColumns;
}

function requireColumns(found: readonly string[]): void {
  const expected = Object.keys(breakdownSchema);
  if (found.toSorted().join() === expected.toSorted().join()) return;
  throw new Error(`its columns are ${found.join(', ')}, not ${expected.join(', ')}`);
}

async function readTexts(
  files: readonly ParquetFile[],
  name: string,
  rowCount: number,
): Promise<TextColumn> {
  const dictionary = new TextDictionary();
  const codes = new Int32Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readCodes(file, name, dictionary, codes, start);
    start += file.rowCount;
  }
  if (requiredTexts.includes(name) && codes.includes(noText)) {
    throw new RangeError('a row has no value');
  }
  return { codes, texts: dictionary.texts };
}

async function readAllNumbers(
  files: readonly ParquetFile[],
  name: string,
  rowCount: number,
): Promise<Float64Array> {
  const numbers = new Float64Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readNumbers(file, name, numbers, start);
    start += file.rowCount;
  }
  return numbers;
}
