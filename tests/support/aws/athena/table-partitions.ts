/**
 * The partitions of a table that a query sees: those registered in Glue, or with partition projection those
 * whose folders exist. Queries do not see an object outside these partitions.
 */
import type { GlueCatalog, GlueTable } from '../glue-catalog.ts';
import { type ListedObject, type MotoObjects, objectPlace } from '../moto-objects.ts';

export interface VisiblePartition {
  /** One value per partition key, in order. */
  readonly values: readonly string[];
  /** s3://bucket/prefix */
  readonly location: string;
}

interface CatalogTable {
  readonly database: string;
  readonly table: GlueTable;
}

/** A table without partition keys has one partition, without values. */
export async function visiblePartitions(
  { glue, objects }: { readonly glue: GlueCatalog; readonly objects: MotoObjects },
  { database, table }: CatalogTable,
): Promise<readonly VisiblePartition[]> {
  const location = table.StorageDescriptor.Location;
  if ((table.PartitionKeys ?? []).length === 0) return [{ values: [], location }];
  if (table.Parameters?.['projection.enabled'] === 'true') return projected(objects, table);
  const registered = await glue.partitions(database, table.Name);
  return registered.map(({ Values, StorageDescriptor }) => ({
    values: Values,
    location: StorageDescriptor.Location,
  }));
}

/**
 * Files that queries see below each location. The table's folder is listed once for all partitions in it.
 * Athena ignores names that start with '_' or '.'.
 */
export async function filesOf(
  objects: MotoObjects,
  table: GlueTable,
  partitions: readonly VisiblePartition[],
): Promise<readonly (readonly ListedObject[])[]> {
  const root = asFolder(table.StorageDescriptor.Location);
  const below = partitions.length > 1 ? await objects.list(objectPlace(root)) : undefined;
  return Promise.all(
    partitions.map(async ({ location }) => {
      const folder = asFolder(location);
      const { bucket, key } = objectPlace(folder);
      if (below === undefined || !folder.startsWith(root)) {
        return visibleFiles(await objects.list({ bucket, key }), key);
      }
      return visibleFiles(
        below.filter((object) => object.key.startsWith(key)),
        key,
      );
    }),
  );
}

function visibleFiles(listed: readonly ListedObject[], folder: string): ListedObject[] {
  return listed.filter((object) => {
    const names = object.key.slice(folder.length).split('/');
    return object.size > 0 && names.every((name) => !/^[_.]/.test(name));
  });
}

function asFolder(location: string): string {
  return location.replace(/\/*$/, '/');
}

/**
 * Projection computes partitions from ranges; those without a folder have no rows, so only the folders
 * matter. Folders are `KEY=value`, as in the location template or by default.
 */
async function projected(
  objects: MotoObjects,
  table: GlueTable,
): Promise<readonly VisiblePartition[]> {
  const keys = table.PartitionKeys ?? [];
  const root = asFolder(table.StorageDescriptor.Location);
  const template =
    table.Parameters?.['storage.location.template'] ??
    root + keys.map(({ Name }) => `${Name}=\${${Name}}/`).join('');
  const pattern = templatePattern(asFolder(template), keys);
  const found = new Map<string, VisiblePartition>();
  for (const { bucket, key } of await objects.list(objectPlace(root))) {
    const match = pattern.exec(`s3://${bucket}/${key}`);
    if (match === null) continue;
    const values = keys.map(({ Name }) => match.groups?.[Name.toLowerCase()] ?? '');
    found.set(match[0], { values, location: match[0] });
  }
  return [...found.values()];
}

function templatePattern(template: string, keys: readonly { readonly Name: string }[]): RegExp {
  const escaped = template.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const groups = keys.reduce(
    (text, { Name }) => text.replace(`\\$\\{${Name}\\}`, `(?<${Name.toLowerCase()}>[^/]+)`),
    escaped,
  );
  return new RegExp(`^${groups}`);
}
