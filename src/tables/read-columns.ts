/**
 * Reads single columns of a Parquet file into arrays of numbers. A text with a dictionary is decoded once
 * for each entry of the dictionary, not once for each row.
 */
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import type { TextDictionary } from '../domain/columns/text-column.ts';
import { decodeUtf8 } from './strict-utf8.ts';

export interface ParquetFile {
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly rowCount: number;
}

/** The code of a row without a text. */
export const noText = -1;

/** Throws an Error when the bytes do not end like Parquet. */
export function openParquet(bytes: Uint8Array): ParquetFile {
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  const file = (isWhole ? bytes : new Uint8Array(bytes)).buffer as ArrayBuffer;
  const metadata = parquetMetadata(file);
  return { file, metadata, rowCount: Number(metadata.num_rows) };
}

/**
 * Writes the codes of a column of texts into `codes` from index `start` on; `noText` where a row has no
 * text. Throws a TypeError where a text is not UTF-8.
 */
export async function readCodes(
  { file, metadata }: ParquetFile,
  column: string,
  dictionary: TextDictionary,
  codes: Int32Array,
  start = 0,
): Promise<void> {
  await parquetRead({
    file,
    metadata,
    columns: [column],
    // hyparquet calls this for each entry of a dictionary, and puts its result into each row.
    parsers: {
      stringFromBytes: (bytes) => (bytes ? dictionary.codeOf(decodeUtf8(bytes)) : undefined),
    },
    onChunk: ({ columnData, rowStart }) => {
      for (let row = 0; row < columnData.length; row++) {
        codes[start + rowStart + row] = columnData[row] ?? noText;
      }
    },
  });
}

/**
 * Writes a column of numbers, or of days as the number of days since 1970, into `numbers` from index
 * `start` on. Throws a RangeError where a row has no value.
 */
export async function readNumbers(
  { file, metadata }: ParquetFile,
  column: string,
  numbers: Float64Array,
  start = 0,
): Promise<void> {
  let isComplete = true;
  await parquetRead({
    file,
    metadata,
    columns: [column],
    parsers: { dateFromDays: (days) => days },
    // An error thrown here would not reach the caller.
    onChunk: ({ columnData, rowStart }) => {
      const at = start + rowStart;
      if (columnData instanceof Float64Array) numbers.set(columnData, at);
      else isComplete = copyNumbers(columnData, numbers, at) && isComplete;
    },
  });
  if (!isComplete) throw new RangeError('a row has no value');
}

/** Whether every row has a value. */
function copyNumbers(values: ArrayLike<unknown>, numbers: Float64Array, start: number): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) return false;
    numbers[start + row] = Number(value);
  }
  return true;
}
