/**
 * A snapshot of the account directory as Snappy Parquet and back. The columns are those of the
 * Glue table `accounts`; `snapshot_date` is the partition's, not the file's.
 */
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { strictUtf8 } from '../tables/strict-utf8.ts';
import type { DirectoryAccount } from './accounts-csv.ts';
import type { CheckedDirectory } from './check-directory.ts';
import { snapshotColumns } from './snapshot-hash.ts';
import { snapshotKey } from './snapshot-key.ts';

/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;

const schema: SchemaElement[] = [
  { name: 'schema', num_children: snapshotColumns.length },
  ...snapshotColumns.map(([name]) => ({ name, ...text })),
];

/**
 * The bytes of one snapshot: account_id, account_name, ou_id, ou_name, ou_path and status, all
 * UTF8, sorted by account_id. The same directory gives the same bytes.
 */
export function encodeSnapshot({ snapshotDate, accounts }: CheckedDirectory): Uint8Array {
  const buffer = parquetWriteBuffer({
    schema,
    columnData: snapshotColumns.map(([name, field]) => ({
      name,
      data: accounts.map((account) => account[field]),
    })),
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: [{ key: 'snapshot-date', value: snapshotDate }],
  });
  return new Uint8Array(buffer);
}

/** Throws an Error naming the day when the bytes are no Parquet of this shape and day. */
export async function decodeSnapshot(
  snapshotDate: BillingDay,
  bytes: Uint8Array,
): Promise<readonly DirectoryAccount[]> {
  const rows = await readRows(snapshotDate, bytes).catch((cause: unknown) => {
    const damage = bytes.length === 0 ? 'it is empty' : (cause as Error).message;
    throw new Error(
      `the account directory of ${snapshotDate} is not readable Parquet of its shape (${damage}): ` +
        `bring back an earlier version of ${snapshotKey(snapshotDate)}, or invoke the account ` +
        'directory for that day.',
      { cause },
    );
  });
  return rows.map((row) => ({
    snapshotDate,
    accountId: String(row['account_id']),
    accountName: String(row['account_name']),
    ouId: String(row['ou_id']),
    ouName: String(row['ou_name']),
    ouPath: String(row['ou_path']),
    status: String(row['status']),
  }));
}

async function readRows(snapshotDate: BillingDay, bytes: Uint8Array) {
  const file = new Uint8Array(bytes).buffer;
  const { schema: found, key_value_metadata: facts } = parquetMetadata(file);
  const names = found.slice(1).map(({ name }) => name);
  if (names.join() !== snapshotColumns.map(([name]) => name).join()) {
    throw new Error(`its columns are ${names.join(', ')}`);
  }
  const date = facts?.find(({ key }) => key === 'snapshot-date')?.value;
  if (date !== snapshotDate) throw new Error(`it is the snapshot of ${date}`);
  return parquetReadObjects({ file, parsers: strictUtf8 });
}
