/** Snapshots as bytes: the same for the same directory, whole for other readers, and joinable. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshotHash } from '../../src/directory/snapshot-hash.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/directory/snapshot-parquet.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { collect } from '../../src/queries/collect.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { breakdownOfBill } from '../support/breakdown-of-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';
import {
  checkedDirectory,
  directoryAccount,
  hostileNames,
  manyAccounts,
  snapshotDate,
} from './some-accounts.ts';

const hostile = checkedDirectory(
  hostileNames.map((name, index) =>
    directoryAccount(String(index).padStart(12, '0'), {
      accountName: name,
      ouName: name,
      ouPath: `Root/${name}`,
    }),
  ),
);

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

function written(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'accounts.snappy.parquet');
  writeFileSync(path, bytes);
  return path;
}

describe('the bytes', () => {
  test('read back as the very directory, hostile names included', async () => {
    const marked = directoryAccount('000000000001', { ouName: '\ufeffmark at the start' });
    for (const directory of [
      hostile,
      checkedDirectory([marked]),
      checkedDirectory(manyAccounts(5000)),
    ]) {
      const accounts = await decodeSnapshot(snapshotDate, encodeSnapshot(directory));
      expect(accounts).toEqual(directory.accounts);
      expect(snapshotHash(snapshotDate, accounts)).toBe(directory.contentHash);
    }
  });

  test('are the same for the same directory, whatever order it was read in', () => {
    const accounts = manyAccounts(300);
    expect(encodeSnapshot(checkedDirectory(accounts.toReversed()))).toEqual(
      encodeSnapshot(checkedDirectory(accounts)),
    );
  });

  test('of another day, another table or no Parquet are refused, naming the day', async () => {
    const bytes = encodeSnapshot(hostile);
    const other = addDays(snapshotDate, 1);
    await expect(decodeSnapshot(other, bytes)).rejects.toThrow(
      'the account directory of 2026-11-21',
    );
    await expect(decodeSnapshot(snapshotDate, bytes.slice(8))).rejects.toThrow('not readable');
    await expect(decodeSnapshot(snapshotDate, new Uint8Array())).rejects.toThrow('not readable');
  });

  test('are six columns of text for DuckDB and for Rust, none nullable, Snappy', async () => {
    const names = ['account_id', 'account_name', 'ou_id', 'ou_name', 'ou_path', 'status'];
    const bytes = encodeSnapshot(hostile);
    const { fields } = tableFromIPC(readParquet(bytes).intoIPCStream()).schema;
    expect(fields.map(({ name, type, nullable }) => `${name} ${type} ${nullable}`)).toEqual(
      names.map((name) => `${name} Utf8 false`),
    );
    const path = written(bytes);
    const chunks = await collect(
      { engine },
      {
        name: 'chunks',
        schema: { name: 'string', compression: 'string' },
        sql: `select path_in_schema as name, compression from parquet_metadata('${path}')`,
      },
    );
    expect(chunks).toEqual(names.map((name) => ({ name, compression: 'SNAPPY' })));
  });
});

test('the fingerprint tells every field, and no name imitates a border', () => {
  const one = directoryAccount('000000000001');
  const changes = [
    {},
    { accountName: 'x' },
    { ouId: 'x' },
    { ouName: 'x' },
    { ouPath: 'x' },
    { status: 'x' },
  ];
  const hashes = changes.map((change) => snapshotHash(snapshotDate, [{ ...one, ...change }]));
  hashes.push(snapshotHash(addDays(snapshotDate, 1), [one]));
  hashes.push(snapshotHash(snapshotDate, [{ ...one, ouName: 'Prod","Root/Prod', ouPath: '' }]));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('joined through ou_breakdown.sql, each account’s cost falls in its unit of the snapshot', async () => {
  const folder = tempFolder();
  const path = join(folder, 'hostile.parquet');
  writeFileSync(path, encodeSnapshot(hostile));
  await engine.run(`
    create or replace view accounts as
      select *, date '${snapshotDate}' as snapshot_date from read_parquet('${path}');
    create or replace table cost_lines as
      select '2026-11' as billing_period, date '${snapshotDate}' as billing_date,
        account_id as usage_account_id, 'name of the bill' as usage_account_name,
        'Amazon EC2' as service, 'USD' as currency, '' as invoice_id,
        'AmazonEC2' as service_code, '000000000009' as payer_account_id, '2026-11' as line_period,
        'Usage' as line_item_type, 'Usage' as charge_type, cast(null as varchar) as left_out, '' as region,
        '' as operation, '' as usage_type, '' as resource_id, cast(1 as double) as usage_amount,
        cast(1 as double) as unblended_cost, cast(1 as double) as amortized_cost,
        cast(1 as double) as net_unblended_cost, cast(1 as double) as net_amortized_cost,
        timestamp '2026-11-20 07:00:00' as usage_start_at,
        timestamp '2026-11-20 08:00:00' as usage_end_at,
        cast(null as varchar) as commitment_id, cast(null as date) as commitment_ends_on,
        cast(null as double) as commitment_used_cost
      from (select account_id from accounts union all select '999999999999') as ids;`);
  const statement = breakdownOfBill(
    {
      costLines: sqlIdentifier('cost_lines'),
      accounts: sqlIdentifier('accounts'),
    },
    {
      window: openWindow(snapshotDate, 0),
      costMetric: 'unblended',
      currency: null,
      ouDepth: null,
    },
  );
  const asked = ['linked_account', 'ou', 'account_name', 'is_unassigned'] as const;
  const { linked_account, ou, account_name, is_unassigned } = statement.schema;
  const rows = await collect(
    { engine },
    {
      name: statement.name,
      sql: `select ${asked.join(', ')} from (${statement.sql}) as breakdown`,
      schema: { linked_account, ou, account_name, is_unassigned },
    },
  );
  const expected = hostile.accounts.map((one) => [one.accountId, one.ouPath, one.accountName, 0]);
  expected.push(['999999999999', 'Unassigned', 'name of the bill', 1]);
  expect(
    rows
      .map((row) => [row.linked_account, row.ou, row.account_name, row.is_unassigned])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ).toEqual(expected);
});

test.each([
  ['empty', new Uint8Array()],
  ['cut', new Uint8Array([0x50, 0x41, 0x52, 0x31, 0x15])],
])('an object that is %s names its file and the way out', async (_, bytes) => {
  await expect(decodeSnapshot(parseBillingDay('2026-11-20'), bytes)).rejects.toThrow(
    /not readable Parquet of its shape \(.+\): bring back an earlier version of accounts\/snapshot_date=2026-11-20\/accounts\.snappy\.parquet, or invoke/,
  );
});
