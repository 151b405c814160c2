/**
 * Reads single columns of a Parquet file into arrays of numbers: numbers, and dictionary codes of texts. A
 * text is decoded once for each entry of a dictionary, not once for each row.
 */
import { type DecodedArray, parquetRead } from 'hyparquet';
import type { TextDictionary } from '../domain/columns/text-column.ts';
import { readEntries } from './dictionary-entries.ts';
import { type DataPage, isReadable, readFlatPages } from './flat-pages.ts';
import { type ColumnChunk, columnChunks, type ParquetFile } from './parquet-file.ts';
import { plainNumbers, plainTexts } from './plain-values.ts';
import { decodeUtf8 } from './strict-utf8.ts';

/** The code of a row without a text. */
export const noText = -1;

/**
 * Writes the codes of a column of texts into `codes` from index `start` on; `noText` where a row has no
 * text. Throws a TypeError where a text is not UTF-8, and an Error where the column is damaged.
 */
export async function readCodes(
  file: ParquetFile,
  column: string,
  dictionary: TextDictionary,
  codes: Int32Array,
  start = 0,
): Promise<void> {
  const chunks = columnChunks(file, column);
  const codeOf = (bytes: Uint8Array) => dictionary.codeOf(decodeUtf8(bytes));
  if (chunks.every(isReadable)) {
    for (const chunk of chunks) {
      const toCodes = (bytes: Uint8Array, count: number) => plainTexts(bytes, count, codeOf);
      readChunk(chunk, toCodes, noText, codes.subarray(start + chunk.rowStart));
    }
    return;
  }
  const parsers = { stringFromBytes: (bytes: Uint8Array) => bytes && codeOf(bytes) };
  await readByLibrary(file, column, parsers, (values, rowStart) => {
    for (let row = 0; row < values.length; row++) {
      codes[start + rowStart + row] = values[row] ?? noText;
    }
  });
}

/**
 * Writes a column of numbers, or of days as the number of days since 1970, into `numbers` from index
 * `start` on; `absent` where a row has no value. Throws a RangeError for such a row when no number stands
 * for it, and an Error where the column is damaged.
 */
export async function readNumbers(
  file: ParquetFile,
  column: string,
  numbers: Float64Array,
  start = 0,
  absent?: number,
): Promise<void> {
  const chunks = columnChunks(file, column);
  if (chunks.every(isReadable)) {
    for (const chunk of chunks) {
      const toNumbers = (bytes: Uint8Array, count: number) =>
        plainNumbers(bytes, count, chunk.metadata.type);
      readChunk(chunk, toNumbers, absent, numbers.subarray(start + chunk.rowStart));
    }
    return;
  }
  let isComplete = true;
  await readByLibrary(file, column, { dateFromDays: (days) => days }, (values, rowStart) => {
    for (let row = 0; row < values.length; row++) {
      const value = values[row] ?? undefined;
      isComplete &&= value !== undefined;
      numbers[start + rowStart + row] =
        value === undefined ? (absent ?? Number.NaN) : Number(value);
    }
  });
  if (!isComplete && absent === undefined) throw new RangeError('a row has no value');
}

type Numbers = Int32Array | Float64Array;

/** `absent` is the value of a row without one; undefined when that is an error. */
function readChunk<N extends Numbers>(
  chunk: ColumnChunk,
  plain: (bytes: Uint8Array, count: number) => N,
  absent: number | undefined,
  output: N,
): void {
  const { dictionary, pages } = readFlatPages(chunk);
  const entries = dictionary && plain(dictionary.values, dictionary.count);
  let row = 0;
  for (const page of pages) {
    const rows = output.subarray(row, row + page.count) as N;
    if (page.present === 'all') readPage(page, plain, entries, rows);
    else if (absent === undefined) throw new RangeError('a row has no value');
    else if (page.present === 'none') rows.fill(absent);
    else readSparsePage({ ...page, present: page.present }, plain, entries, absent, rows);
    row += page.count;
  }
}

/** A page whose rows all have a value. */
function readPage<N extends Numbers>(
  { header, values }: DataPage,
  plain: (bytes: Uint8Array, count: number) => N,
  entries: N | undefined,
  output: N,
): void {
  if (header.isPlain) output.set(plain(values, output.length));
  else if (entries !== undefined && header.isDictionaryEncoded) {
    readEntries(values, entries, output);
  } else throw new Error('a page has no dictionary');
}

/** A page with rows that lack a value. */
function readSparsePage<N extends Numbers>(
  page: DataPage & { readonly present: Int32Array },
  plain: (bytes: Uint8Array, count: number) => N,
  entries: N | undefined,
  absent: number,
  output: N,
): void {
  const values = output.slice(0, page.present.filter(Boolean).length) as N;
  readPage(page, plain, entries, values);
  let next = 0;
  for (let row = 0; row < output.length; row++) {
    output[row] = page.present[row] === 0 ? absent : (values[next++] as number);
  }
}

/** For a codec or an encoding that is not read here. */
async function readByLibrary(
  { bytes, metadata }: ParquetFile,
  column: string,
  parsers: NonNullable<Parameters<typeof parquetRead>[0]['parsers']>,
  // An error thrown in it would not reach the caller.
  onValues: (values: DecodedArray, rowStart: number) => void,
): Promise<void> {
  await parquetRead({
    file: bytes.buffer,
    metadata,
    columns: [column],
    parsers,
    onChunk: ({ columnData, rowStart }) => onValues(columnData, rowStart),
  });
}
