/** Snapshots in the store: written once, verified, never replaced blindly, found again. */

import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { previousSnapshot } from '../../src/directory/previous-snapshot.ts';
import { publishSnapshot } from '../../src/directory/publish-snapshot.ts';
import { decodeSnapshot } from '../../src/directory/snapshot-parquet.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { type ObjectStore, PreconditionFailedError } from '../../src/ports/object-store.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { objectKey, partitionPrefix } from '../../src/tables/object-key.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { checkedDirectory, manyAccounts, snapshotDate } from './some-accounts.ts';

const key = 'accounts/snapshot_date=2026-11-20/accounts.snappy.parquet';
const three = checkedDirectory(manyAccounts(3));
const four = checkedDirectory(manyAccounts(4));
const newStore = () => new DirectoryStore(tempFolder());

async function stored(store: ObjectStore) {
  const object = await store.get(key);
  return decodeSnapshot(snapshotDate, object?.body ?? new Uint8Array());
}

/** The store, with something done just before each put. */
const racing = (store: ObjectStore, before: () => Promise<unknown>): ObjectStore => ({
  head: (name) => store.head(name),
  get: (name) => store.get(name),
  locate: (name) => store.locate(name),
  put: async (...given) => {
    await before();
    return store.put(...given);
  },
});

test('a snapshot is one object under its day, which says what it holds', async () => {
  const store = newStore();
  const published = await publishSnapshot(store, three);
  expect(published).toEqual({ directory: three, outcome: 'written', key });
  expect([
    partitionPrefix(accountsTable, snapshotDate),
    objectKey(accountsTable, snapshotDate),
  ]).toEqual([key.slice(0, 34), key]);
  expect(await stored(store)).toEqual(three.accounts);
  expect((await store.head(key))?.metadata).toEqual({
    'content-hash': three.contentHash,
    accounts: '3',
    'snapshot-date': '2026-11-20',
  });
});

test('an unchanged snapshot is not written again, a changed one replaces the first', async () => {
  const store = newStore();
  await publishSnapshot(store, three);
  const { ino } = statSync(store.locate(key));
  expect((await publishSnapshot(store, three)).outcome).toBe('unchanged');
  expect(statSync(store.locate(key)).ino).toBe(ino);
  expect((await publishSnapshot(store, four)).outcome).toBe('written');
  expect(await stored(store)).toEqual(four.accounts);
});

describe('two runs at once', () => {
  test('that found the same tree agree', async () => {
    const store = newStore();
    const late = racing(store, () => publishSnapshot(store, three));
    expect((await publishSnapshot(late, three)).outcome).toBe('unchanged');
    expect(await stored(store)).toEqual(three.accounts);
  });

  test('that found different trees: the later one is refused and replaces nothing', async () => {
    const store = newStore();
    const late = racing(store, () => publishSnapshot(store, four));
    await expect(publishSnapshot(late, three)).rejects.toThrow(PreconditionFailedError);
    expect(await stored(store)).toEqual(four.accounts);
  });
});

test('what does not read back the same fails, naming day and place', async () => {
  const store = newStore();
  const lossy: ObjectStore = {
    ...racing(store, async () => undefined),
    get: async (name) => {
      const object = await store.get(name);
      return object && { ...object, body: object.body.slice(0, -9) };
    },
  };
  await expect(publishSnapshot(lossy, three)).rejects.toThrow(
    `The account directory of 2026-11-20 was written to ${store.locate(key)} but does not read back`,
  );
});

describe('the snapshot before', () => {
  test('is the newest within a month, also that of the same day', async () => {
    const store = newStore();
    await publishSnapshot(store, three);
    const found = { snapshotDate, accountCount: 3, contentHash: three.contentHash };
    for (const age of [0, 1, 31]) {
      expect(await previousSnapshot(store, addDays(snapshotDate, age))).toEqual(found);
    }
    expect(await previousSnapshot(store, addDays(snapshotDate, 32))).toBeUndefined();
    expect(await previousSnapshot(store, addDays(snapshotDate, -1))).toBeUndefined();
  });

  test('may be an object that tells nothing about itself', async () => {
    const store = newStore();
    await store.put(key, new Uint8Array(1));
    expect(await previousSnapshot(store, snapshotDate)).toEqual({
      snapshotDate,
      accountCount: null,
      contentHash: null,
    });
  });
});
