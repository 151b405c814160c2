/** Files that are read together as one relation, and all columns that occur in them. */
import { AthenaFailure } from './athena-failure.ts';
import type { QuerySession } from './query-session.ts';

export interface ParquetFiles {
  /** A DuckDB table function. */
  readonly read: string;
  /** Name in lower case → the column as in the files. */
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
}

/** Copies of objects never change, so results about them are valid for later queries. */
const known = new Map<string, Promise<ParquetFiles>>();

/** Throws Athena's failure for an object below `location` that is not Parquet. */
export async function parquetFiles(
  session: QuerySession,
  paths: readonly string[],
  location: string,
): Promise<ParquetFiles> {
  const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  const files = known.get(list) ?? describedFiles(session, list, location);
  known.set(list, files);
  return files.catch((error: unknown) => {
    known.delete(list);
    throw error;
  });
}

async function describedFiles(session: QuerySession, list: string, location: string) {
  const read = `read_parquet([${list}], union_by_name = true, hive_partitioning = false, binary_as_string = true)`;
  const rows = await session.rows(`DESCRIBE SELECT * FROM ${read}`).catch((cause: unknown) => {
    throw new AthenaFailure(
      `HIVE_CANNOT_OPEN_SPLIT: an object below ${location} is not valid Parquet`,
      { cause },
    );
  });
  const columns = new Map(
    rows.map((row) => {
      const name = String(row['column_name']);
      return [name.toLowerCase(), { name, type: String(row['column_type']) }] as const;
    }),
  );
  return { read, columns };
}
