/** The columns that an UNLOAD writes: Hive's names for them, and which are partition columns. */
import { AthenaFailure, failureOf } from './athena-failure.ts';
import { type QuerySession, quotedName } from './query-session.ts';

export interface UnloadColumn {
  /** Lower case, as Hive stores names. */
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  /** Is part of the folder's name and not of the file. */
  readonly isPartition: boolean;
}

/** The session's table of the unloaded rows. */
export const keptTable = 'unloaded';

const describe = 'DESCRIBE ';

/**
 * Throws the AthenaFailure of a SELECT that cannot be planned, or does not fit the statement's partitions.
 */
export async function unloadColumns(
  session: QuerySession,
  select: string,
  partitionedBy: readonly string[],
): Promise<readonly UnloadColumn[]> {
  const rows = await session.rows(describe + select).catch((error: unknown) => {
    throw failureOf(error, select, describe.length);
  });
  const columns = rows.map((row) => ({
    name: String(row['column_name']).toLowerCase(),
    type: String(row['column_type']),
    isPartition: partitionedBy.includes(String(row['column_name']).toLowerCase()),
  }));
  requireNames(columns);
  requirePartitionsLast(columns, partitionedBy);
  return columns;
}

/** Runs the SELECT. DuckDB's wider sums become bigint, as in Trino. */
export async function keptRows(
  session: QuerySession,
  select: string,
  columns: readonly UnloadColumn[],
): Promise<void> {
  const names = columns.map(({ name }) => quotedName(name)).join(', ');
  const selected = columns.map(({ name, type }) =>
    type === 'HUGEINT'
      ? `CAST(${quotedName(name)} AS BIGINT) AS ${quotedName(name)}`
      : quotedName(name),
  );
  const kept = `SELECT ${selected.join(', ')} FROM (${select}\n) AS kept (${names})`;
  await session.keep(keptTable, kept).catch((error: unknown) => {
    throw failureOf(error, select);
  });
}

/** An expression without a name: the engine names it by its text. */
function requireNames(columns: readonly UnloadColumn[]): void {
  for (const [index, { name }] of columns.entries()) {
    if (!/^\w[\w $-]*$/.test(name) || /^\d/.test(name)) {
      throw new AthenaFailure(
        `MISSING_COLUMN_NAME: line 1:1: Column name not specified at position ${index + 1}`,
      );
    }
    if (columns.findIndex((other) => other.name === name) < index) {
      throw new AthenaFailure(
        `DUPLICATE_COLUMN_NAME: line 1:1: Column name '${name}' specified more than once`,
      );
    }
  }
}

function requirePartitionsLast(
  columns: readonly UnloadColumn[],
  partitionedBy: readonly string[],
): void {
  const names = columns.map(({ name }) => name);
  const absent = partitionedBy.filter((name) => !names.includes(name));
  if (absent.length > 0) {
    throw new AthenaFailure(
      `INVALID_TABLE_PROPERTY: Partition columns [${absent.join(', ')}] not present in schema`,
    );
  }
  if (names.length === partitionedBy.length) {
    throw new AthenaFailure('INVALID_TABLE_PROPERTY: Table contains only partition columns');
  }
  if (partitionedBy.length > 0 && `${names.slice(-partitionedBy.length)}` !== `${partitionedBy}`) {
    throw new AthenaFailure(
      'HIVE_COLUMN_ORDER_MISMATCH: Partition keys must be the last columns in the table and in ' +
        `the same order as the table properties: [${partitionedBy.join(', ')}]`,
    );
  }
}
