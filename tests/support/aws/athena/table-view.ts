/**
 * Makes a Glue table readable in a query's session: a view with the declared columns over copies of the
 * objects of its visible partitions, one branch per partition, so that a filter on partition columns does
 * not open the other files.
 */
import type { GlueCatalog, GlueTable } from '../glue-catalog.ts';
import type { ListedObject, MotoObjects } from '../moto-objects.ts';
import { AthenaFailure } from './athena-failure.ts';
import { checkReadable, duckDbType, partitionLiteral } from './hive-types.ts';
import type { ObjectCache } from './object-cache.ts';
import { type ParquetFiles, parquetFiles } from './parquet-files.ts';
import { type QuerySession, quotedName } from './query-session.ts';
import type { TableReference } from './referenced-tables.ts';
import { filesOf, type VisiblePartition, visiblePartitions } from './table-partitions.ts';

export interface TableSources {
  readonly glue: GlueCatalog;
  readonly objects: MotoObjects;
  readonly cache: ObjectCache;
}

const parquetSerde = 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe';
const partitionsSuffix = '$partitions';

/** The s3:// URI of each row's object. `select *` excludes it, so a view has it only if it is requested. */
export const pathColumn = '"$path"';

/** Name in Glue of the table that is named, without Athena's ending. */
export function tableName({ table }: TableReference): string {
  return isMetadata(table) ? table.slice(0, -partitionsSuffix.length) : table;
}

const isMetadata = (name: string) => name.endsWith(partitionsSuffix);

export interface NamedTable {
  readonly reference: TableReference;
  /** Undefined if Glue has none of this name. */
  readonly table: GlueTable | undefined;
  readonly hasPaths: boolean;
}

/**
 * Creates the view of one reference. Throws an AthenaFailure with TABLE_NOT_FOUND if the table is missing.
 */
export async function createTableView(
  session: QuerySession,
  sources: TableSources,
  { reference, table, hasPaths }: NamedTable,
): Promise<void> {
  const { database, table: name } = reference;
  // A step of the query hides a view of its name, such as cost_lines.
  const isTable = table !== undefined && table.TableType !== 'VIRTUAL_VIEW';
  if (!isTable && reference.mayBeStep) return;
  if (table === undefined) throw notFound(reference);
  const partitions = await visiblePartitions(sources, { database, table });
  const select = isMetadata(name)
    ? metadataSelect(table, partitions)
    : await dataSelect(session, sources, { table, hasPaths }, partitions);
  await session.createView(database, name, select);
}

function notFound({ database, table, place }: TableReference): AthenaFailure {
  return new AthenaFailure(
    `TABLE_NOT_FOUND: ${place}: Table 'awsdatacatalog.${database}.${table}' does not exist`,
  );
}

/** `"table$partitions"`: the values of every partition, and nothing else. */
function metadataSelect(table: GlueTable, partitions: readonly VisiblePartition[]): string {
  const branches = partitions.map(({ values }) => `SELECT ${partitionColumns(table, values)}`);
  return unionOf(branches, table, []);
}

async function dataSelect(
  session: QuerySession,
  { objects, cache }: TableSources,
  { table, hasPaths }: { readonly table: GlueTable; readonly hasPaths: boolean },
  partitions: readonly VisiblePartition[],
): Promise<string> {
  const serde = table.StorageDescriptor.SerdeInfo?.SerializationLibrary;
  if (serde !== parquetSerde) {
    throw new AthenaFailure(`NOT_SUPPORTED: the stand-in of Athena does not read with ${serde}`);
  }
  const files = await filesOf(objects, table, partitions);
  const branches: string[] = [];
  for (const [index, { values, location }] of partitions.entries()) {
    const listed = files[index] ?? [];
    const paths = await Promise.all(listed.map((file) => cache.fetch(file)));
    if (paths.length === 0) continue;
    const parquet = await parquetFiles(session, paths, location).catch((error: unknown) => {
      if (error instanceof AthenaFailure) return error;
      throw error;
    });
    branches.push(
      parquet instanceof AthenaFailure
        ? brokenSelect(table, values, parquet, hasPaths)
        : branchSelect(table, {
            values,
            parquet,
            location,
            more: hasPaths ? [pathOf(paths, listed)] : [],
          }),
    );
  }
  const path = hasPaths ? [{ Name: '$path', Type: 'string' }] : [];
  return unionOf(branches, table, [...table.StorageDescriptor.Columns, ...path]);
}

/** Maps DuckDB's name of a row's copy to the original object. */
function pathOf(paths: readonly string[], listed: readonly ListedObject[]): string {
  const list = (texts: readonly string[]) =>
    `[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')}]`;
  const uris = listed.map(({ bucket, key }) => `s3://${bucket}/${key}`);
  return `map(${list(paths)}, ${list(uris)})[filename] AS ${pathColumn}`;
}

interface Branch {
  readonly values: readonly string[];
  readonly parquet: ParquetFiles;
  readonly location: string;
  /** Columns in addition to the table's own. */
  readonly more: readonly string[];
}

/** Columns are found by name, ignoring case; a column that no file has reads as NULL. */
function branchSelect(table: GlueTable, { values, parquet, location, more }: Branch): string {
  const columns = table.StorageDescriptor.Columns.map((column) => {
    const type = duckDbType(column.Type);
    const found = parquet.columns.get(column.Name.toLowerCase());
    if (found === undefined) return `CAST(NULL AS ${type}) AS ${quotedName(column.Name)}`;
    checkReadable(column, found.type, location);
    return `CAST(${quotedName(found.name)} AS ${type}) AS ${quotedName(column.Name)}`;
  });
  const constants = partitionColumns(table, values);
  const selected = [...columns, ...more, constants].filter((text) => text !== '');
  return `SELECT ${selected.join(', ')} FROM ${parquet.read}`;
}

/** Fails the queries that read the partition; queries that filter it out never open it. */
function brokenSelect(
  table: GlueTable,
  values: readonly string[],
  { message }: Error,
  hasPaths: boolean,
): string {
  const sqlError = `error('${message.replaceAll("'", "''")}' || left(CAST(range AS VARCHAR), 0))`;
  const columns = table.StorageDescriptor.Columns.map(
    ({ Name, Type }) => `CAST(${sqlError} AS ${duckDbType(Type)}) AS ${quotedName(Name)}`,
  );
  const path = hasPaths ? `CAST(${sqlError} AS VARCHAR) AS ${pathColumn}` : '';
  const all = [...columns, path, partitionColumns(table, values)].filter((text) => text !== '');
  return `SELECT ${all.join(', ')} FROM range(1)`;
}

function partitionColumns(table: GlueTable, values: readonly string[]): string {
  return (table.PartitionKeys ?? [])
    .map((key, index) => `${partitionLiteral(key, values[index] ?? '')} AS ${quotedName(key.Name)}`)
    .join(', ');
}

function unionOf(
  branches: readonly string[],
  table: GlueTable,
  columns: GlueTable['StorageDescriptor']['Columns'],
): string {
  if (branches.length > 0) return branches.join(' UNION ALL ');
  const all = [...columns, ...(table.PartitionKeys ?? [])];
  const nulls = all.map(
    ({ Name, Type }) => `CAST(NULL AS ${duckDbType(Type)}) AS ${quotedName(Name)}`,
  );
  return `SELECT ${nulls.join(', ')} WHERE false`;
}
