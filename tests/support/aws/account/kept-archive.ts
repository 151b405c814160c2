/**
 * The archive that a run made, to start more tests from it than the one that ran: the objects of the archive
 * bucket with their metadata, and the registered days. Sent mails, queries and older versions are not kept.
 */
import { costAllocationTable } from '../../../../src/tables/cost-allocation.ts';
import { storeIn } from '../archive-on-aws.ts';
import type { WireAws } from '../wire-aws.ts';
import { accountNames } from './provision-account.ts';

const { bucket, database, archive } = accountNames;
const registeredTables = [archive, costAllocationTable.name];

/** Puts the archive into the account, which must be empty. */
export type RestoreArchive = () => Promise<void>;

export async function keepArchive(aws: WireAws): Promise<RestoreArchive> {
  const store = storeIn(aws);
  const listed = await aws.objects.list({ bucket, key: '' });
  const objects = await Promise.all(
    listed.map(async ({ key }) => ({ key, found: await store.get(key) })),
  );
  const tables = await Promise.all(
    registeredTables.map(async (name) => ({
      name,
      partitions: await aws.glue.partitions(database, name),
    })),
  );
  return async () => {
    for (const { key, found } of objects) {
      if (found !== undefined) await store.put(key, found.body, { metadata: found.metadata });
    }
    for (const { name, partitions } of tables) {
      await aws.glue.createPartitions(database, name, partitions);
    }
  };
}
