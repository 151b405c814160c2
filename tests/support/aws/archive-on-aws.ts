/** The archive of a laptop's run in an account: the same objects in S3, and its days registered in Glue. */
import { S3Client } from '@aws-sdk/client-s3';
import { parseBillingDay, partsOf } from '../../../src/domain/calendar/billing-day.ts';
import { S3Store } from '../../../src/platform/aws/s3/s3-store.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { costAllocationTable } from '../../../src/tables/cost-allocation.ts';
import { dayOfKey, partitionPrefix } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { filesBelow } from '../laptop.ts';
import { accountNames } from './account/provision-account.ts';
import type { WireAws } from './wire-aws.ts';

const { bucket, database } = accountNames;
const queried = [ouBreakdownTable, costAllocationTable];

/** With the metadata that the run gave the objects, and without answers that were kept on the laptop. */
export async function copyArchive(aws: WireAws, out: string): Promise<void> {
  const keys = [...filesBelow(out).keys()].filter(
    (key) => !/^(\.objects|catalog|kept-answers)\//.test(key),
  );
  const [from, to] = [new DirectoryStore(out), storeIn(aws)];
  for (const key of keys) {
    const found = await from.get(key);
    if (found !== undefined) await to.put(key, found.body, { metadata: found.metadata });
  }
  for (const table of queried) {
    const days = keys.filter((key) => key.startsWith(table.prefix)).map(dayOfKey);
    await registerDays(
      aws,
      table,
      days.filter((day) => day !== undefined),
    );
  }
}

/** The archive bucket, past the proxy that counts requests. */
export function storeIn({ moto }: WireAws): S3Store {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({
    region: 'eu-central-1',
    endpoint: moto.url,
    forcePathStyle: true,
    credentials,
  });
  return new S3Store(client, bucket);
}

type Queried = typeof ouBreakdownTable | typeof costAllocationTable;

export async function registerDays(
  { glue }: WireAws,
  table: Queried,
  days: readonly string[],
): Promise<void> {
  const found = await glue.table(database, table.name);
  if (found === undefined) throw new Error(`there is no table ${table.name}`);
  const partitions = days.map((text) => {
    const day = parseBillingDay(text);
    const { year, month, day: ofMonth } = partsOf(day);
    const Location = `s3://${bucket}/${partitionPrefix(table, day)}`;
    return {
      Values: [year, month, ofMonth].map(String),
      StorageDescriptor: { ...found.StorageDescriptor, Location },
    };
  });
  for (let start = 0; start < partitions.length; start += 100) {
    await glue.createPartitions(database, table.name, partitions.slice(start, start + 100));
  }
}
