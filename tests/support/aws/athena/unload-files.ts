/**
 * The files that an UNLOAD writes: those of each partition in its folder, several if it is large, each with
 * every n-th row, like concurrent writers.
 */
import { randomUUID } from 'node:crypto';
import { AthenaFailure } from './athena-failure.ts';
import { type QuerySession, quotedName } from './query-session.ts';
import { keptTable, type UnloadColumn } from './unload-columns.ts';

export interface UnloadFile {
  /** s3:// URI with a random name. */
  readonly uri: string;
  readonly rowCount: number;
  /** The SELECT of its rows, without the partition columns. */
  readonly select: (columns: readonly UnloadColumn[]) => string;
}

/** https://docs.aws.amazon.com/athena/latest/ug/unload.html */
const maxPartitions = 100;
/** Small compared with Athena's, so that tests have partitions of several files. */
const rowsPerFile = 100;
const maxFilesPerPartition = 3;

/** Throws the AthenaFailure for more partitions than Athena writes at once. */
export async function plannedFiles(
  session: QuerySession,
  columns: readonly UnloadColumn[],
  target: string,
): Promise<readonly UnloadFile[]> {
  const keys = columns.filter(({ isPartition }) => isPartition).map(({ name }) => name);
  const texts = keys.map((key) => `CAST(${quotedName(key)} AS VARCHAR) AS ${quotedName(key)}`);
  const partitions = await session.rows(`
    SELECT ${[...texts, 'count(*)::integer AS "$rows"'].join(', ')} FROM ${keptTable}
    GROUP BY ALL HAVING count(*) > 0 ORDER BY ALL`);
  if (partitions.length > maxPartitions) {
    throw new AthenaFailure(
      `HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of ${maxPartitions} open writers for partitions/buckets`,
    );
  }
  const writer = `${timeStamp()}_${randomUUID().slice(0, 5)}`;
  return partitions.flatMap((partition) => {
    const values = keys.map((key) => partition[key] as string | null);
    const folder = keys.map((key, index) => `${key}=${folderName(values[index])}/`).join('');
    const rows = Number(partition['$rows']);
    const count = Math.min(maxFilesPerPartition, 1 + Math.floor(rows / rowsPerFile));
    return Array.from(
      { length: count },
      (_, index): UnloadFile => ({
        uri: `${target}${folder}${writer}_${randomUUID()}`,
        rowCount: Math.floor(rows / count) + (index < rows % count ? 1 : 0),
        select: (all) => rowsOf(all, { keys, values }, { index, count }),
      }),
    );
  });
}

function rowsOf(
  columns: readonly UnloadColumn[],
  {
    keys,
    values,
  }: { readonly keys: readonly string[]; readonly values: readonly (string | null)[] },
  { index, count }: { readonly index: number; readonly count: number },
): string {
  const written = columns.filter(({ isPartition }) => !isPartition);
  const names = written.map(({ name }) => quotedName(name)).join(', ');
  const matches = keys.map((key, at) => {
    const value = values[at] ?? null;
    const literal = value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
    return `CAST(${quotedName(key)} AS VARCHAR) IS NOT DISTINCT FROM ${literal}`;
  });
  return `
    SELECT ${names} FROM (
      SELECT *, row_number() OVER (ORDER BY rowid) AS "$row" FROM ${keptTable}
      WHERE ${['true', ...matches].join(' AND ')})
    WHERE "$row" % ${count} = ${(index + 1) % count} ORDER BY "$row"`;
}

/** Escapes a partition's value in a path like Hive. */
function folderName(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '__HIVE_DEFAULT_PARTITION__';
  return value.replace(/["#%'*/:=?\\{}[\]^]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function timeStamp(): string {
  return new Date().toISOString().replace(/[-:]/g, '').replace('T', '_').slice(0, 15);
}
