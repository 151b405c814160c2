/** Writes the account directory to the table `accounts`: one Parquet object and partition per snapshot. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { DirectoryAccount } from '../../../../src/directory/accounts-csv.ts';
import type { GlueCatalog } from '../glue-catalog.ts';
import { type MotoObjects, objectPlace } from '../moto-objects.ts';

export interface AccountsPlace {
  readonly database: string;
  readonly table: string;
}

/** Writes every snapshot of the accounts, and registers new ones. */
export async function putAccounts(
  { glue, objects }: { readonly glue: GlueCatalog; readonly objects: MotoObjects },
  place: AccountsPlace,
  accounts: readonly DirectoryAccount[],
): Promise<void> {
  const table = await glue.table(place.database, place.table);
  if (table === undefined) throw new Error(`there is no table ${place.table} to put accounts in`);
  for (const day of new Set(accounts.map(({ snapshotDate }) => snapshotDate))) {
    const location = `${table.StorageDescriptor.Location}snapshot_date=${day}/`;
    const rows = accounts.filter(({ snapshotDate }) => snapshotDate === day);
    await objects.put(objectPlace(`${location}accounts.snappy.parquet`), snapshot(rows));
    const StorageDescriptor = { ...table.StorageDescriptor, Location: location };
    const partitions = [{ Values: [day], StorageDescriptor }];
    await glue.createPartitions(place.database, place.table, partitions);
  }
}

function snapshot(accounts: readonly DirectoryAccount[]): Uint8Array {
  const column = (name: string, textOf: (account: DirectoryAccount) => string) => ({
    name,
    data: accounts.map(textOf),
    type: 'STRING' as const,
  });
  const columnData = [
    column('account_id', ({ accountId }) => accountId),
    column('account_name', ({ accountName }) => accountName),
    column('ou_id', ({ ouId }) => ouId),
    column('ou_name', ({ ouName }) => ouName),
    column('ou_path', ({ ouPath }) => ouPath),
    column('status', ({ status }) => status),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
