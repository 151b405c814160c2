/**
 * The statistics of columns of texts, computed from the dictionary. hyparquet-writer 0.17 compares the
 * texts of all rows, which takes longer than writing them, so it writes these columns without statistics,
 * and they are added before the footer. Its `ColumnSource` would have to take dictionary codes.
 */
import type { ParquetWriter } from 'hyparquet-writer';
import { placesOf } from '../domain/columns/row-order.ts';
import type { TextColumn } from '../domain/columns/text-column.ts';

/** The writer's default. Rows of one group have one page of codes below this size. */
const pageBytes = 1_048_576;
const bytesPerCode = 4;

/** Adds what the writer would have written for the column that is the file's number `index`. */
export function addTextStatistics(writer: ParquetWriter, index: number, column: TextColumn): void {
  const places = placesOf(column.texts);
  let start = 0;
  for (const { columns, num_rows } of writer.row_groups) {
    const rows = Number(num_rows);
    if (rows * bytesPerCode >= pageBytes) throw new RangeError(`${rows} rows need several pages`);
    const metadata = columns[index]?.meta_data;
    if (metadata === undefined) throw new Error(`the writer has no column ${index}`);
    const [lowest, highest] = bounds(column.codes.subarray(start, start + rows), places);
    metadata.statistics = {
      min_value: column.texts[lowest] as string,
      max_value: column.texts[highest] as string,
      null_count: 0n,
    };
    metadata.encoding_stats = [
      { page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 },
      { page_type: 'DATA_PAGE_V2', encoding: 'RLE_DICTIONARY', count: 1 },
    ];
    start += rows;
  }
}

/** The codes with the first and the last text. */
function bounds(codes: Int32Array, places: Uint32Array): [lowest: number, highest: number] {
  let lowest = codes[0] as number;
  let highest = lowest;
  for (const code of codes) {
    const place = places[code] as number;
    if (place < (places[lowest] as number)) lowest = code;
    else if (place > (places[highest] as number)) highest = code;
  }
  return [lowest, highest];
}
