/** Executes the partition statements on moto's Glue, with Athena's errors. */
import type { GlueCatalog, GluePartition, GlueTable } from '../glue-catalog.ts';
import type { MotoObjects } from '../moto-objects.ts';
import { objectPlace } from '../moto-objects.ts';
import { AthenaFailure } from './athena-failure.ts';
import type { PartitionClause, PartitionStatement } from './partition-statement.ts';

/** Glue's limit per call. */
const partitionsPerCall = 100;

/** The lines of the statement's result file: empty except for SHOW PARTITIONS. */
export async function applyPartitionStatement(
  { glue, objects }: { readonly glue: GlueCatalog; readonly objects: MotoObjects },
  statement: PartitionStatement,
  contextDatabase: string,
): Promise<readonly string[]> {
  const database = statement.database ?? contextDatabase;
  const table = await glue.table(database, statement.table);
  if (table === undefined) {
    throw new AthenaFailure(
      `FAILED: SemanticException [Error 10001]: Table not found ${database}.${statement.table}`,
    );
  }
  if (statement.kind === 'show') return shown(table, await glue.partitions(database, table.Name));
  if (statement.kind === 'relocate') {
    for (const clause of statement.partitions) {
      const code = await glue.updatePartition(database, table.Name, partitionOf(table, clause));
      refuse(code === undefined ? [] : [code], false);
    }
    return [];
  }
  const partitions =
    statement.kind === 'repair'
      ? await foundInFolders(objects, table)
      : statement.partitions.map((clause) => partitionOf(table, clause));
  for (let start = 0; start < partitions.length; start += partitionsPerCall) {
    const some = partitions.slice(start, start + partitionsPerCall);
    const refusals =
      statement.kind === 'drop'
        ? await glue.deletePartitions(database, table.Name, some)
        : await glue.createPartitions(database, table.Name, some);
    refuse(refusals, statement.isLenient || statement.kind === 'repair');
  }
  return [];
}

function refuse(refusals: readonly string[], isLenient: boolean): void {
  const harmless = ['AlreadyExistsException', 'EntityNotFoundException'];
  const code = refusals.find((one) => !isLenient || !harmless.includes(one));
  if (code === undefined) return;
  const what = code === 'AlreadyExistsException' ? 'already exists' : 'not found';
  throw new AthenaFailure(
    `FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. ${code}(message:Partition ${what}.)`,
  );
}

/** The partition as Glue stores it: in the table's format, with its own location. */
function partitionOf(table: GlueTable, { values, location }: PartitionClause): GluePartition {
  const keys = (table.PartitionKeys ?? []).map(({ Name }) => Name);
  const unknown = Object.keys(values).find((key) => !keys.includes(key));
  if (unknown !== undefined || Object.keys(values).length !== keys.length) {
    throw new AthenaFailure(
      `FAILED: ValidationException partition spec {${Object.keys(values)}} does not match keys [${keys}]`,
    );
  }
  const folder = keys.map((key) => `${key}=${values[key]}`).join('/');
  const root = table.StorageDescriptor.Location.replace(/\/*$/, '/');
  return {
    Values: keys.map((key) => values[key] ?? ''),
    StorageDescriptor: { ...table.StorageDescriptor, Location: location ?? `${root}${folder}` },
  };
}

function shown(table: GlueTable, partitions: readonly GluePartition[]): string[] {
  const keys = (table.PartitionKeys ?? []).map(({ Name }) => Name);
  return partitions
    .map(({ Values }) => keys.map((key, index) => `${key}=${Values[index]}`).join('/'))
    .sort();
}

/** MSCK REPAIR TABLE: every folder that is named like a Hive partition. */
async function foundInFolders(objects: MotoObjects, table: GlueTable): Promise<GluePartition[]> {
  const keys = (table.PartitionKeys ?? []).map(({ Name }) => Name);
  const root = objectPlace(table.StorageDescriptor.Location.replace(/\/*$/, '/'));
  const folders = new RegExp(`^${keys.map((key) => `${key}=([^/]+)/`).join('')}`, 'i');
  const found = new Map<string, GluePartition>();
  for (const { key } of await objects.list(root)) {
    const match = folders.exec(key.slice(root.key.length));
    if (match === null) continue;
    const values = Object.fromEntries(keys.map((name, index) => [name, match[index + 1] ?? '']));
    const location = `s3://${root.bucket}/${root.key}${match[0]}`;
    found.set(location, partitionOf(table, { values, location }));
  }
  return [...found.values()];
}
