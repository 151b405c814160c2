/** Reads which columns each Parquet file of a bill has, from the footers alone. */

import { billSources } from '../../../domain/costs/bill-source.ts';
import { essentialColumns, periodColumns, sourceColumns } from '../../../tables/bill-columns.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { pathList } from './bill-view.ts';

export interface FileColumns {
  /** Normalized names. */
  readonly names: ReadonlySet<string>;
  /** Names of the columns with more than one value: maps, as AWS writes them, or structs. */
  readonly nested: ReadonlySet<string>;
}

/** Returns the columns by path of the file. */
export async function parquetFileColumns(
  engine: DuckDbEngine,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileColumns>> {
  const { batches } = await engine.query({
    name: 'columns of each file',
    sql: `select file_name, name, cast(coalesce(num_children, 0) as integer) as children
      from parquet_schema(${pathList(paths)})`,
    schema: { file_name: 'string', name: 'string', children: 'integer' },
  });
  const found = new Map<string, { names: Set<string>; nested: Set<string> }>();
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const file = columns.file_name[row] ?? '';
      const own = found.get(file) ?? { names: new Set(), nested: new Set() };
      const name = normalizeColumn(columns.name[row] ?? '');
      own.names.add(name);
      if ((columns.children[row] ?? 0) > 0) own.nested.add(name);
      found.set(file, own);
    }
  }
  return found;
}

/** A file that lacks one of these is rejected, even if all others have it. */
const needed = new Set(
  billSources.flatMap((source) => [...essentialColumns[source], periodColumns[source]]),
);

const maps = new Set(
  billSources.flatMap((source) =>
    Object.entries(sourceColumns[source]).flatMap(([name, type]) => (type === 'map' ? [name] : [])),
  ),
);

/**
 * Returns the same text for files that may be read as one table: they have the same essential columns, and
 * no column that is a map in one and text in another, which DuckDB cannot unite.
 */
export function tableKind({ names, nested }: FileColumns): string {
  const kinds = [...maps].filter((name) => names.has(name) && !nested.has(name));
  return [...needed]
    .filter((name) => names.has(name))
    .concat(kinds)
    .join(' ');
}
