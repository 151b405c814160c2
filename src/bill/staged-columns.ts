/** Reads unloaded files of a statement as columns: texts as dictionary codes, all others as numbers. */
import { type TextColumn, TextDictionary } from '../domain/columns/text-column.ts';
import { openParquet, type ParquetFile } from '../parquet/parquet-file.ts';
import { noText, readCodes, readNumbers } from '../parquet/read-columns.ts';
import type { ResultSchema } from '../ports/query-engine.ts';

type ColumnOf<Type> = Type extends 'string' ? TextColumn : Float64Array;

/** Days are numbers since 1970-01-01. A row without a text has the code `noText`. */
export type StagedColumns<S extends ResultSchema> = {
  readonly [Name in keyof S]: ColumnOf<S[Name]>;
};

/** What a statement's rows may lack. */
export interface StagedSchema<S extends ResultSchema> {
  readonly columns: S;
  /** Columns of texts that no row may lack. */
  readonly requiredTexts: readonly (keyof S)[];
  /** Columns of numbers that a row may lack; it then has NaN. */
  readonly optionalNumbers?: readonly (keyof S)[];
}

/** Throws an Error naming what is wrong with a file: not Parquet, other columns, or a value is absent. */
export async function readStagedColumns<S extends ResultSchema>(
  schema: StagedSchema<S>,
  files: readonly Uint8Array[],
): Promise<StagedColumns<S>> {
  const opened = files.map(openParquet);
  for (const { metadata } of opened) {
    requireColumns(
      metadata.schema.slice(1).map(({ name }) => name),
      Object.keys(schema.columns),
    );
  }
  const rowCount = opened.reduce((sum, file) => sum + file.rowCount, 0);
  const columns: Record<string, TextColumn | Float64Array> = {};
  for (const [name, type] of Object.entries(schema.columns)) {
    const reading =
      type === 'string'
        ? readTexts(opened, name, rowCount, schema.requiredTexts.includes(name))
        : readAllNumbers(opened, name, rowCount, schema.optionalNumbers?.includes(name) ?? false);
    columns[name] = await reading.catch((cause: unknown) => {
      throw new Error(`column ${name}: ${(cause as Error).message}`, { cause });
    });
  }
  return columns as StagedColumns<S>;
}

function requireColumns(found: readonly string[], expected: readonly string[]): void {
  if (found.toSorted().join() === expected.toSorted().join()) return;
  throw new Error(`its columns are ${found.join(', ')}, not ${expected.join(', ')}`);
}

async function readTexts(
  files: readonly ParquetFile[],
  name: string,
  rowCount: number,
  isRequired: boolean,
): Promise<TextColumn> {
  const dictionary = new TextDictionary();
  const codes = new Int32Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readCodes(file, name, dictionary, codes, start);
    start += file.rowCount;
  }
  if (isRequired && codes.includes(noText)) throw new RangeError('a row has no value');
  return { codes, texts: dictionary.texts };
}

async function readAllNumbers(
  files: readonly ParquetFile[],
  name: string,
  rowCount: number,
  isOptional: boolean,
): Promise<Float64Array> {
  const numbers = new Float64Array(rowCount);
  let start = 0;
  for (const file of files) {
    await readNumbers(file, name, numbers, start, isOptional ? Number.NaN : undefined);
    start += file.rowCount;
  }
  return numbers;
}
