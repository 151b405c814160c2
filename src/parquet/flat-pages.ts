/**
 * The pages of a column that is neither nested nor repeated, uncompressed and without their levels.
 * hyparquet 1.31 copies each value of a nullable column through lists of lists, which takes longer than
 * everything else, and gives values where a dictionary has codes. An option to get a page's codes and
 * levels as typed arrays would replace this folder.
 */
import { snappyUncompress } from 'hyparquet';
import { isOneRun, readHybridRuns } from './hybrid-runs.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';
import type { ColumnChunk } from './parquet-file.ts';

export interface DataPage {
  readonly header: PageHeader;
  /** Number of rows. */
  readonly count: number;
  /** For each row, 1 where it has a value. */
  readonly present: Int32Array | 'all' | 'none';
  /** The encoded values of the rows that have one. */
  readonly values: Uint8Array;
}

export interface FlatPages {
  /** The values that codes stand for, in PLAIN encoding; undefined without a dictionary. */
  readonly dictionary: { readonly count: number; readonly values: Uint8Array } | undefined;
  readonly pages: readonly DataPage[];
}

const readableEncodings = new Set([
  'PLAIN',
  'RLE',
  'BIT_PACKED',
  'PLAIN_DICTIONARY',
  'RLE_DICTIONARY',
]);

/** Whether `readFlatPages` knows how the column is written. */
export function isReadable({ metadata }: ColumnChunk): boolean {
  const { codec, encodings, path_in_schema } = metadata;
  return (
    (codec === 'SNAPPY' || codec === 'UNCOMPRESSED') &&
    path_in_schema.length === 1 &&
    encodings.every((encoding) => readableEncodings.has(encoding))
  );
}

/** Throws an Error when the pages are damaged, or do not have a row for each row of the row group. */
export function readFlatPages(chunk: ColumnChunk): FlatPages {
  const { pages: bytes, rowCount } = chunk;
  let dictionary: FlatPages['dictionary'];
  const pages: DataPage[] = [];
  let rows = 0;
  for (let at = 0; rows < rowCount; ) {
    const header = readPageHeader(bytes, at);
    const start = at + header.headerBytes;
    at = start + header.compressedBytes;
    if (at > bytes.length) throw new Error('a page ends after the end of its column');
    const page = bytes.subarray(start, at);
    if (header.kind === 'dictionary') {
      dictionary = { count: header.count, values: uncompressed(chunk, header, page) };
    } else if (header.kind !== 'other') {
      pages.push(
        header.kind === 'data' ? pageOf(chunk, header, page) : pageOf2(chunk, header, page),
      );
      rows += header.count;
    }
  }
  if (rows !== rowCount) throw new Error(`its pages have ${rows} rows of ${rowCount}`);
  return { dictionary, pages };
}

/** In version 1 the levels are compressed with the values, after their length. */
function pageOf(chunk: ColumnChunk, header: PageHeader, compressed: Uint8Array): DataPage {
  const page = uncompressed(chunk, header, compressed);
  const { count } = header;
  if (!chunk.isNullable) return { header, count, present: 'all', values: page };
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const end = 4 + view.getUint32(0, true);
  if (end > page.length) throw new Error('the levels of a page are not complete');
  const present = presentRows(page.subarray(4, end), count);
  return { header, count, present, values: page.subarray(end) };
}

function pageOf2(chunk: ColumnChunk, header: PageHeader, page: Uint8Array): DataPage {
  const { count, levelBytes, uncompressedBytes, isCompressed } = header;
  const levels = page.subarray(0, levelBytes);
  const rest = page.subarray(levelBytes);
  const ofValues = { ...header, uncompressedBytes: uncompressedBytes - levelBytes };
  const values = isCompressed ? uncompressed(chunk, ofValues, rest) : rest;
  const present = chunk.isNullable ? presentRows(levels, count) : 'all';
  return { header, count, present, values };
}

/** A level is one bit: 0 where the row has no value. Mostly all rows have one, or none, in one run. */
function presentRows(levels: Uint8Array, count: number): DataPage['present'] {
  if (isOneRun(levels, 1, count)) return 'all';
  if (isOneRun(levels, 0, count)) return 'none';
  const present = new Int32Array(count);
  readHybridRuns(levels, 1, present);
  return present.includes(0) ? present : 'all';
}

function uncompressed(
  { metadata: { codec } }: ColumnChunk,
  { uncompressedBytes }: PageHeader,
  bytes: Uint8Array,
): Uint8Array {
  if (codec === 'UNCOMPRESSED') return bytes;
  const output = new Uint8Array(uncompressedBytes);
  // An empty page may have no bytes at all, not even Snappy's.
  if (uncompressedBytes > 0 || bytes.length > 1) snappyUncompress(bytes, output);
  return output;
}
