/**
 * The same bill, account directory and archive on both engines: for DuckDB as files on a laptop, for Trino
 * as objects of an emulated AWS account, in Terraform's tables.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { backfill } from '../../../functions/backfill/backfill.ts';
import type { DirectoryAccount } from '../../../src/directory/accounts-csv.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { awsTables } from '../../../src/platform/aws/athena/aws-tables.ts';
import {
  type LocalPlatform,
  openLocalPlatform,
} from '../../../src/platform/local/local-platform.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import type { StackNames } from '../../../stacks/system/names.ts';
import { putAccounts } from '../aws/account/accounts-snapshot.ts';
import { GlueCatalog } from '../aws/glue-catalog.ts';
import { MotoObjects, objectPlace } from '../aws/moto-objects.ts';
import { startMotoServer } from '../aws/moto-server.ts';
import { defaultSettings } from '../laptop.ts';
import { createFoundation, foundationOf } from './foundation-tables.ts';
import { type GlueOnTrino, openGlueOnTrino } from './glue-on-trino.ts';

export interface TwoEngines {
  readonly local: LocalPlatform;
  readonly trino: GlueOnTrino;
  /** The tables that the `.sql` files read on Trino; `local.tables` has the same for DuckDB. */
  readonly trinoTables: QueryTables;
  readonly objects: MotoObjects;
  readonly glue: GlueCatalog;
  readonly names: StackNames;
  close(): Promise<void>;
}

export interface BothBills {
  readonly source: BillSource;
  /** Folder of the billing periods' folders, on disk. */
  readonly bill: string;
  readonly accounts?: readonly DirectoryAccount[];
  /** Folder for the laptop's archive. */
  readonly out: string;
}

const region = 'eu-central-1';

/** Starts an account, delivers the bill and the directory to both engines; the archive is still empty. */
export async function openTwoEngines(given: BothBills): Promise<TwoEngines> {
  const { source, bill, accounts = [], out } = given;
  const { names, tables } = foundationOf(source);
  const local = await openLocalPlatform({ out, bill, source, accounts });
  const moto = await startMotoServer();
  const objects = new MotoObjects(moto.url, region);
  const glue = new GlueCatalog(moto.url);
  for (const bucket of [names.billBucket, names.summariesBucket]) {
    await objects.createBucket(bucket, region);
  }
  const trino = await openGlueOnTrino({ motoUrl: moto.url, region, database: names.database });
  await createFoundation(glue, { names, tables }, trino.catalog);
  await putFolder(objects, bill, `s3://${names.billBucket}/${names.billDataPrefix}`);
  await putAccounts({ glue, objects }, { database: names.database, table: 'accounts' }, accounts);
  return {
    local,
    trino,
    trinoTables: tablesOnTrino(source, names),
    objects,
    glue,
    names,
    close: async () => {
      local.close();
      await trino.drop();
      objects.close();
      await moto.stop();
    },
  };
}

/** Archives the days on the laptop, and registers the same objects in Glue. */
export async function archiveOnBoth(
  { local, objects, glue, names }: TwoEngines,
  { out }: BothBills,
  days: { readonly from: BillingDay; readonly to: BillingDay },
): Promise<void> {
  await backfill(local, defaultSettings, { ...days, runId: 'both' });
  const root = `s3://${names.summariesBucket}/`;
  await putFolder(objects, join(out, 'ou-breakdowns'), `${root}ou-breakdowns/`);
  const table = await glue.table(names.database, names.tables.archive);
  if (table === undefined) throw new Error('the foundation has no table for the archive');
  const registered = await local.catalog.registered(days.from, days.to);
  const partitions = registered.map(({ day, prefix }) => ({
    Values: day.split('-').map((part) => String(Number(part))),
    StorageDescriptor: { ...table.StorageDescriptor, Location: root + prefix },
  }));
  await glue.createPartitions(names.database, names.tables.archive, partitions);
}

/** The tables' names as in the functions on AWS. */
export function tablesOnTrino(
  source: BillSource,
  { database, tables }: StackNames,
): ReturnType<typeof awsTables> {
  const unused = {
    region,
    accountId: '',
    bucket: '',
    quicksight: null,
    sesConfigurationSet: undefined,
  };
  const { bill, accounts, archive } = tables;
  return awsTables({
    ...unused,
    athena: {
      database,
      workgroup: '',
      resultsLocation: undefined,
      timeoutSeconds: 0,
      usdPerTerabyte: 0,
    },
    tables: { billSource: source, bill, accounts, archive },
  });
}

/** Writes every file below a folder as an object below a prefix, except names that queries ignore. */
export async function putFolder(
  objects: MotoObjects,
  folder: string,
  prefix: string,
): Promise<void> {
  const { bucket, key } = objectPlace(prefix);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /manifest\.json$/i.test(entry.name)) continue;
    await objects.put({ bucket, key: key + relative(folder, path) }, readFileSync(path));
  }
}
