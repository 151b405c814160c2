/** An opened Parquet file: its bytes, its footer, and where each column has its pages. */
import { type ColumnMetaData, type FileMetaData, parquetMetadata } from 'hyparquet';

export interface ParquetFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly metadata: FileMetaData;
  readonly rowCount: number;
}

/** The pages of one column in one row group. */
export interface ColumnChunk {
  readonly metadata: ColumnMetaData;
  /** Whether rows may lack a value: each page then begins with levels that say which. */
  readonly isNullable: boolean;
  /** Index of the first row of the row group. */
  readonly rowStart: number;
  readonly rowCount: number;
  readonly pages: Uint8Array;
}

/** Throws an Error when the bytes do not end like Parquet. */
export function openParquet(given: Uint8Array): ParquetFile {
  const isWhole = given.byteLength === given.buffer.byteLength;
  // Never a Buffer, whose slices are no copies.
  const bytes = new Uint8Array(
    (isWhole ? given.buffer : new Uint8Array(given).buffer) as ArrayBuffer,
  );
  const metadata = parquetMetadata(bytes.buffer);
  return { bytes, metadata, rowCount: Number(metadata.num_rows) };
}

/** Throws an Error when the file has no such column at its top level, or it is outside of the file. */
export function columnChunks({ bytes, metadata }: ParquetFile, name: string): ColumnChunk[] {
  const element = metadata.schema.find((one, index) => index > 0 && one.name === name);
  if (element === undefined) throw new Error(`it has no column ${name}`);
  const isNullable = element.repetition_type !== 'REQUIRED';
  let rowStart = 0;
  return metadata.row_groups.map(({ columns, num_rows }) => {
    const found = columns.find(({ meta_data: one }) => one?.path_in_schema.join('.') === name);
    if (found?.meta_data === undefined) throw new Error(`a row group has no column ${name}`);
    const rowCount = Number(num_rows);
    const pages = pagesOf(bytes, found.meta_data);
    const chunk = { metadata: found.meta_data, isNullable, rowStart, rowCount, pages };
    rowStart += rowCount;
    return chunk;
  });
}

function pagesOf(bytes: Uint8Array, metadata: ColumnMetaData): Uint8Array {
  const { dictionary_page_offset, data_page_offset, total_compressed_size } = metadata;
  // Some writers store 0 where there is no dictionary.
  const start = Number(dictionary_page_offset || data_page_offset);
  const end = start + Number(total_compressed_size);
  if (end > bytes.length) throw new Error('a column ends after the end of the file');
  return bytes.subarray(start, end);
}
