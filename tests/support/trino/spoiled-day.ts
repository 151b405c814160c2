/**
 * A day of the archive with every error that `sql/checks/` look for, which publishing a day would never
 * write.
 */
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { type BillingDay, timeOfDay } from '../../../src/domain/calendar/billing-day.ts';
import { objectKey, partitionPrefix } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import type { TwoEngines } from './two-engines.ts';

/** Writes the day to both archives and registers it. */
export async function spoilArchive(
  { local, objects, glue, names }: TwoEngines,
  day: BillingDay,
): Promise<void> {
  const bytes = spoiledObject(day);
  // With a hash the object looks like one of ours; without it, the laptop's queries would not see its rows.
  await local.store.put(objectKey(ouBreakdownTable, day), bytes, {
    metadata: { 'content-hash': 'spoiled' },
  });
  await local.catalog.register([{ day, prefix: partitionPrefix(ouBreakdownTable, day) }]);
  await objects.put(
    { bucket: names.summariesBucket, key: objectKey(ouBreakdownTable, day) },
    bytes,
  );
  const table = await glue.table(names.database, names.tables.archive);
  if (table === undefined) throw new Error('the foundation has no table for the archive');
  const Location = `s3://${names.summariesBucket}/${partitionPrefix(ouBreakdownTable, day)}`;
  const Values = day.split('-').map((part) => String(Number(part)));
  const partition = { Values, StorageDescriptor: { ...table.StorageDescriptor, Location } };
  await glue.createPartitions(names.database, names.tables.archive, [partition]);
}

/** A duplicate row, blanks, NULLs, a cost that is not finite, and rows of another day or without one. */
function spoiledObject(day: BillingDay): Uint8Array {
  const own = daysSince1970(day);
  const columnData = [
    { name: 'BillingDate', data: [own, own, own, own, own, own - 1, null] },
    { name: 'OU', data: ['A', 'A', '', 'B', 'B', 'B', 'C'] },
    { name: 'Service', data: ['EC2', 'EC2', 'EC2', null, 'S3', 'S3', "it's"] },
    { name: 'LinkedAccount', data: ['001', '001', '001', '001', '002', '003', '004'] },
    { name: 'DailyCost', data: [1, 2, 3, 4, Number.NaN, Number.POSITIVE_INFINITY, null] },
  ];
  return new Uint8Array(parquetWriteBuffer({ schema, columnData }));
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const;

const schema: SchemaElement[] = [
  { name: 'schema', num_children: 5 },
  { name: 'BillingDate', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
  { name: 'OU', ...text },
  { name: 'Service', ...text },
  { name: 'LinkedAccount', ...text },
  { name: 'DailyCost', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
];

function daysSince1970(day: BillingDay): number {
  return timeOfDay(day) / 86_400_000;
}
