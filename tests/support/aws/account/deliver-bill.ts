/**
 * Delivers a generated bill like AWS: the tree's objects in the billing bucket, manifests last, and a
 * partition for every billing period with the folder of its newest delivery.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { BillTree } from '../../../../samples/generator/generate-bill.ts';
import { manifestFolders, manifestRoot } from '../../../../src/domain/costs/bill-folders.ts';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { findPeriodSegment } from '../../../../src/platform/local/bill/bill-tree.ts';
import type { GlueCatalog } from '../glue-catalog.ts';
import type { MotoObjects } from '../moto-objects.ts';
import { billTables } from './glue-tables.ts';

/** The prefix of the data of the generator's exports. */
export const billPrefixes: Readonly<Record<BillSource, string>> = {
  cur2: 'billing/acme-cur2/data/',
  legacy: 'billing/acme-cur-athena/acme-cur-athena/',
  focus: 'billing/acme-focus/data/',
};

export interface BillLocation {
  readonly bucket: string;
  readonly database: string;
  readonly source: BillSource;
}

/** If partitions are registered, only the deliveries in the tree's manifests become visible. */
export async function deliverBill(
  { glue, objects }: { readonly glue: GlueCatalog; readonly objects: MotoObjects },
  { bucket, database, source }: BillLocation,
  tree: BillTree,
): Promise<void> {
  for (const path of filesBelow(tree.root)) {
    const key = keyOf(relative(tree.root, path), source);
    await objects.put({ bucket, key }, readFileSync(path));
  }
  const name = billTables[source];
  const table = await glue.table(database, name);
  if (table === undefined) throw new Error(`there is no table ${name} to deliver a bill to`);
  if (table.Parameters?.['projection.enabled'] === 'true') return;
  const folders = new Set(tree.files.map((file) => dirname(relative(tree.root, file))));
  const partitions = [...folders].map((folder) => ({
    Values: periodValues(folder, source),
    StorageDescriptor: { ...table.StorageDescriptor, Location: `s3://${bucket}/${folder}/` },
  }));
  await glue.createPartitions(database, name, partitions);
}

const isManifest = (path: string) => /manifest\.json$/i.test(basename(path));

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => Number(isManifest(a)) - Number(isManifest(b)) || (a < b ? -1 : 1));
}

/** The generator stores the legacy manifest next to its data, where a table would read it as data. */
function keyOf(path: string, source: BillSource): string {
  const period = findPeriodSegment(path.split('/'))?.period;
  const beside = manifestRoot(source, billPrefixes[source]);
  if (source !== 'legacy' || !isManifest(path) || period === undefined) return path;
  return `${beside}${manifestFolders(source, period)[0]}/${basename(path)}`;
}

function periodValues(folder: string, source: BillSource): readonly string[] {
  const period = findPeriodSegment(folder.split('/'))?.period;
  if (period === undefined) throw new Error(`${folder} names no billing period`);
  if (source !== 'legacy') return [period];
  // The Athena integration writes the month without a leading zero.
  const [year = '', month = ''] = period.split('-');
  return [year, String(Number(month))];
}
