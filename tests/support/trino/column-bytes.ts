/** The minimum that a query on Parquet must read: the chunks of its columns, according to the footers. */
import { readFileSync } from 'node:fs';
import { parquetMetadata } from 'hyparquet';

export interface ColumnBytes {
  /** Compressed bytes of the wanted columns' chunks. */
  readonly wanted: number;
  readonly all: number;
}

/** Columns by their top-level name: both halves of a map count. */
export function columnBytes(paths: readonly string[], columns: readonly string[]): ColumnBytes {
  const sizes = paths.flatMap(chunkSizes);
  const sum = (chunks: typeof sizes) => chunks.reduce((total, { bytes }) => total + bytes, 0);
  const wanted = sum(sizes.filter(({ column }) => columns.includes(column)));
  return { wanted, all: sum(sizes) };
}

function chunkSizes(path: string): readonly { readonly column: string; readonly bytes: number }[] {
  const { row_groups: groups } = parquetMetadata(new Uint8Array(readFileSync(path)).buffer);
  return groups.flatMap(({ columns }) =>
    columns.map(({ meta_data: chunk }) => ({
      column: (chunk?.path_in_schema[0] ?? '').toLowerCase(),
      bytes: Number(chunk?.total_compressed_size ?? 0),
    })),
  );
}
