/**
 * The statistics of a file's columns. hyparquet-writer 0.17 compares the values of all rows one by one,
 * which for texts takes longer than writing them. So it writes columns without statistics, and they are
 * added before the footer: of texts from the dictionary, of numbers by a plain loop. This file could go if
 * the writer took dictionary codes, and had a loop for arrays of numbers.
 */
import type { ColumnMetaData } from 'hyparquet';
import type { ParquetWriter } from 'hyparquet-writer';
import { placesOf } from '../domain/columns/row-order.ts';
import type { TextColumn } from '../domain/columns/text-column.ts';

/** A column without nulls: texts by code, or numbers as they are stored. */
export type CountedColumn = TextColumn | Float64Array | Int32Array;

/** The writer's default size of a page, and the bytes that it counts for a value at most. */
const pageBytes = 1_048_576;
const bytesPerValue = 8;

/** Whether each column of a row group has one page of data: only then they can be counted here. */
export function hasOnePage(rowsOfGroup: number): boolean {
  return rowsOfGroup * bytesPerValue < pageBytes;
}

/** Adds what the writer would have written for the column that is the file's number `index`. */
export function addStatistics(writer: ParquetWriter, index: number, column: CountedColumn): void {
  const places = 'texts' in column ? placesOf(column.texts) : undefined;
  let start = 0;
  for (const { columns, num_rows } of writer.row_groups) {
    const end = start + Number(num_rows);
    const metadata = columns[index]?.meta_data;
    if (metadata === undefined) throw new Error(`the writer has no column ${index}`);
    metadata.statistics =
      'texts' in column
        ? textStatistics(column, column.codes.subarray(start, end), places as Uint32Array)
        : numberStatistics(column.subarray(start, end));
    metadata.encoding_stats = pagesOf(metadata);
    start = end;
  }
}

function pagesOf({ dictionary_page_offset, encodings }: ColumnMetaData) {
  const encoding = encodings.at(-1) ?? 'PLAIN';
  const data = { page_type: 'DATA_PAGE_V2', encoding, count: 1 } as const;
  if (dictionary_page_offset === undefined) return [data];
  return [{ page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 } as const, data];
}

function textStatistics({ texts }: TextColumn, codes: Int32Array, places: Uint32Array) {
  let lowest = codes[0] as number;
  let highest = lowest;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const place = places[code] as number;
    if (place < (places[lowest] as number)) lowest = code;
    else if (place > (places[highest] as number)) highest = code;
  }
  return {
    min_value: texts[lowest] as string,
    max_value: texts[highest] as string,
    null_count: 0n,
  };
}

/** Parquet's bounds have no NaN, and of zeros the least is −0 and the greatest 0. */
function numberStatistics(numbers: Float64Array | Int32Array) {
  let lowest: number | undefined;
  let highest: number | undefined;
  let notNumbers = 0;
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] as number;
    if (Number.isNaN(value)) notNumbers += 1;
    else {
      if (lowest === undefined || value < lowest) lowest = value;
      if (highest === undefined || value > highest) highest = value;
    }
  }
  const bounds = {
    ...(lowest !== undefined && { min_value: lowest === 0 ? -0 : lowest }),
    ...(highest !== undefined && { max_value: highest === 0 ? 0 : highest }),
  };
  const isDouble = numbers instanceof Float64Array;
  return { ...bounds, null_count: 0n, ...(isDouble && { nan_count: BigInt(notNumbers) }) };
}
