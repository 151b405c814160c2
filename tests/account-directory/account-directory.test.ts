/** The steps on a directory store: what it publishes and records, also after errors and crashes. */

import { describe, expect, test } from 'vitest';
import { accountDirectory } from '../../functions/account-directory/account-directory.ts';
import type { DirectoryAccount } from '../../src/directory/accounts-csv.ts';
import { readCsvDirectory } from '../../src/directory/csv-directory.ts';
import type { DirectoryPorts, SnapshotPartition } from '../../src/directory/directory-ports.ts';
import { decodeSnapshot } from '../../src/directory/snapshot-parquet.ts';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { manyAccounts, snapshotDate } from '../directory/some-accounts.ts';
import { tempFolder } from '../support/temp-folder.ts';

const yesterday = addDays(snapshotDate, -1);
const morning = Date.parse(`${snapshotDate}T06:30:00Z`);

/** A store to publish to, and a directory of `count` accounts to read. */
function place(count: number) {
  const store = new DirectoryStore(tempFolder());
  const registered: SnapshotPartition[] = [];
  const ports: DirectoryPorts = {
    name: 'aws',
    now: () => morning,
    store,
    readsPresentOnly: true,
    readDirectory: async (day) => manyAccounts(count, day),
    registerSnapshot: async (partition) => {
      registered.push(partition);
      return { queryId: `query-${registered.length}` };
    },
  };
  return { ports, store, registered };
}

const run = (ports: DirectoryPorts, day: BillingDay = snapshotDate, force = false) =>
  accountDirectory(ports, { snapshotDate: day, runId: 'run-1', force, maxShrink: 0.2 });

async function storedAccounts(store: ObjectStore, day: BillingDay = snapshotDate) {
  const object = await store.get(objectKey(accountsTable, day));
  return object && decodeSnapshot(day, object.body);
}

async function recordOf(store: ObjectStore, day: BillingDay = snapshotDate) {
  const object = await store.get(`runs/${day}/run-1.json`);
  return JSON.parse(Buffer.from(object?.body ?? []).toString('utf8'));
}

test('a run publishes, registers and records', async () => {
  const { ports, store, registered } = place(10);
  const outcome = await run(ports);
  expect(outcome).toMatchObject({
    published: { outcome: 'written', key: objectKey(accountsTable, snapshotDate) },
    recordKey: `runs/${snapshotDate}/run-1.json`,
  });
  expect(await storedAccounts(store)).toEqual(manyAccounts(10));
  expect(registered).toEqual([{ snapshotDate, prefix: 'accounts/snapshot_date=2026-11-20/' }]);
  const record = await recordOf(store);
  expect(record).toMatchObject({ outcome: 'done', reportDay: snapshotDate });
  expect(record.steps.map(({ name }: { name: string }) => name)).toEqual([
    'read',
    'check',
    'publish',
    'register',
  ]);
  expect(record.steps.at(-1).facts).toEqual({ queryId: 'query-1' });
  expect(JSON.stringify(record)).not.toContain('name of');
});

test('a second run of the day writes nothing but registers again', async () => {
  const { ports, registered } = place(10);
  await run(ports);
  expect((await run(ports)).published.outcome).toBe('unchanged');
  expect(registered).toHaveLength(2);
});

describe('nothing is published, and yesterday’s snapshot stays,', () => {
  const failing: readonly (readonly [string, Partial<DirectoryPorts>, string])[] = [
    [
      'when a page fails midway',
      { readDirectory: async () => Promise.reject(new Error('page 7 failed')) },
      'page 7 failed',
    ],
    ['when the directory is empty', { readDirectory: async () => [] }, 'contains no account'],
    [
      'when accounts disappeared',
      { readDirectory: async (day) => manyAccounts(5, day) },
      '"force": true',
    ],
  ];
  test.each(failing)('%s', async (_, change, message) => {
    const { ports, store, registered } = place(10);
    await run({ ...ports, now: () => morning - 86_400_000 }, yesterday);
    await expect(run({ ...ports, ...change })).rejects.toThrow(message);
    expect(await storedAccounts(store)).toBeUndefined();
    expect(await storedAccounts(store, yesterday)).toHaveLength(10);
    expect(registered.map((one) => one.snapshotDate)).toEqual([yesterday]);
    expect(await recordOf(store)).toMatchObject({ outcome: 'failed' });
  });
});

test('an incomplete directory replaces a complete snapshot of the same day only with force', async () => {
  const { ports, store } = place(10);
  await run(ports);
  const partial = { ...ports, readDirectory: async (day: BillingDay) => manyAccounts(4, day) };
  await expect(run(partial)).rejects.toThrow('it contains 4 accounts');
  expect(await storedAccounts(store)).toHaveLength(10);
  await run(partial, snapshotDate, true);
  expect(await storedAccounts(store)).toHaveLength(4);
});

test('today’s tree is not written over the snapshot of an earlier day', async () => {
  const { ports, store } = place(10);
  await run({ ...ports, now: () => morning - 86_400_000 }, yesterday);
  const grown = { ...ports, readDirectory: async (day: BillingDay) => manyAccounts(11, day) };
  await expect(run(grown, yesterday)).rejects.toThrow("only knows today's tree");
  expect(await storedAccounts(store, yesterday)).toHaveLength(10);
});

describe('after a crash at any point, a second run completes and registers the snapshot', () => {
  test.each([
    ['before the snapshot', 'put', 'before'],
    ['after the snapshot', 'put', 'after'],
    ['before the registration', 'register', 'before'],
    ['after the registration', 'register', 'after'],
  ])('%s', async (_, step, when) => {
    const { ports, store, registered } = place(10);
    const crash = (): Promise<never> => Promise.reject(new Error('crash'));
    const dying: DirectoryPorts = {
      ...ports,
      store: {
        head: (key) => store.head(key),
        get: (key) => store.get(key),
        locate: (key) => store.locate(key),
        put: async (...given) => {
          if (step === 'put' && when === 'after') await store.put(...given);
          return step === 'put' ? crash() : store.put(...given);
        },
      },
      registerSnapshot: async (partition) => {
        if (when === 'after') await ports.registerSnapshot(partition);
        return crash();
      },
    };
    await expect(run(dying)).rejects.toThrow('crash');
    await run(ports);
    expect(await storedAccounts(store)).toEqual(manyAccounts(10));
    expect(registered.at(-1)).toEqual({
      snapshotDate,
      prefix: 'accounts/snapshot_date=2026-11-20/',
    });
  });
});

describe('a CSV in the store instead of Organizations', () => {
  const header = 'snapshot_date,account_id,account_name,ou_id,ou_name,ou_path,status\n';
  const csv = (text: string | Uint8Array) => {
    const { ports, store } = place(0);
    const key = 'config/accounts.csv';
    const readDirectory = async (day: BillingDay): Promise<readonly DirectoryAccount[]> => {
      await store.put(key, typeof text === 'string' ? Buffer.from(text) : text);
      return readCsvDirectory(store, key, day);
    };
    return { ports: { ...ports, readsPresentOnly: false, readDirectory }, store };
  };
  const pathsOn = async (text: string) => {
    const { ports, store } = csv(text);
    await run(ports);
    return (await storedAccounts(store))?.map(({ ouPath }) => ouPath);
  };

  test('gives its newest snapshot on or before the day, else its earliest', async () => {
    const rows = ['2026-10-01', '2026-11-20', '2026-12-01'].map(
      (date) => `${date},000000000001,a,,,Root/${date},ACTIVE\n`,
    );
    expect(await pathsOn(header + rows.join(''))).toEqual(['Root/2026-11-20']);
    expect(await pathsOn(header + rows[0] + rows[2])).toEqual(['Root/2026-10-01']);
    expect(await pathsOn(header + rows[2])).toEqual(['Root/2026-12-01']);
    expect(await pathsOn('account_id,account_name,ou_path\n000000000001,a,Root\n')).toEqual([
      'Root',
    ]);
  });

  test.each([
    [
      'a wrong line',
      `${header}2026-10-01,12345,a,,,Root,\n`,
      /accounts\.csv, line 2: account_id is '12345'/,
    ],
    ['no row', header, /contains no account/],
    ['a list without OUs', '{"Accounts": []}', /is JSON without the accounts' OUs; for their/],
    [
      'Latin-1',
      Buffer.from(`${header}2026-10-01,000000000001,Müller,,,Root,\n`, 'latin1'),
      /not UTF-8 text/,
    ],
  ])('is refused with %s', async (_, text, message) => {
    const { ports, store } = csv(text);
    await expect(run(ports)).rejects.toThrow(message);
    expect(await storedAccounts(store)).toBeUndefined();
  });

  test('is rejected when the object is missing, and the error names its location', async () => {
    const { store } = place(0);
    await expect(readCsvDirectory(store, 'a.csv', snapshotDate)).rejects.toThrow(
      `There is no account directory at ${store.locate('a.csv')}`,
    );
  });
});
