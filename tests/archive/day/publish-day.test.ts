/** The one door into the archive: what it writes, what it leaves, and what it never loses. */

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../../src/archive/day/content-hash.ts';
import { isArchived, publishDay } from '../../../src/archive/day/publish-day.ts';
import { readDay } from '../../../src/archive/read/read-day.ts';
import { addDays } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import {
  type ObjectStore,
  PreconditionFailedError,
  type PutOptions,
} from '../../../src/ports/object-store.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { checkedDay, type Row, rowsOf, someRows } from './checked-day.ts';

const day = checkedDay();
const key = objectKey(ouBreakdownTable, day.day);
const restatedRows: Row[] = [...someRows, ['Root/Prod', 'Amazon RDS', '000000000001', 1]];
const restated = checkedDay(restatedRows);

/** A real store that remembers its puts and may be told to misbehave. */
function recordingStore(change: Partial<ObjectStore> = {}, inner = newStore()) {
  const puts: PutOptions[] = [];
  const store: ObjectStore = {
    head: (name) => inner.head(name),
    get: (name) => inner.get(name),
    put: (name, body, options = {}) => {
      puts.push(options);
      return inner.put(name, body, options);
    },
    locate: (name) => inner.locate(name),
    ...change,
  };
  return { store, puts, inner };
}

function newStore(): DirectoryStore {
  return new DirectoryStore(tempFolder());
}

const archivedRows = async (store: ObjectStore) => rowsOf({ rows: await readDay(store, day.day) });

describe('a day', () => {
  test('that is new is put once, only if nothing is there', async () => {
    const { store, puts } = recordingStore();
    expect(await isArchived(store, day.day)).toBe(false);
    const published = await publishDay(store, day);
    expect(published).toMatchObject({ outcome: 'written', replacedCost: null });
    expect(puts).toMatchObject([
      { ifNoneMatch: '*', contentType: expect.stringMatching(/parquet/) },
    ]);
    expect((await store.head(key))?.metadata).toEqual({
      'content-hash': contentHash(day),
      'cost-metric': 'unblended',
      currency: 'USD',
      rows: '3',
      'total-cost': '9.6',
    });
    expect(await archivedRows(store)).toEqual(someRows);
    expect(await isArchived(store, day.day)).toBe(true);
  });

  test('that did not change is not put again', async () => {
    const { store, puts } = recordingStore();
    await publishDay(store, day);
    const again = await publishDay(store, checkedDay(structuredClone(someRows)));
    const contentHashOfDay = contentHash(day);
    expect(again).toMatchObject({
      outcome: 'unchanged',
      contentHash: contentHashOfDay,
      replacedCost: null,
    });
    expect(puts).toHaveLength(1);
  });

  test('that changed is put once, only over what was seen, and tells what it replaced', async () => {
    const { store, puts } = recordingStore();
    await publishDay(store, day);
    const seen = await store.head(key);
    const published = await publishDay(store, restated);
    expect(published).toMatchObject({ outcome: 'written', replacedCost: 9.6 });
    expect(puts).toHaveLength(2);
    expect(puts[1]).toMatchObject({ ifMatch: seen?.etag });
    expect(await archivedRows(store)).toEqual(restatedRows);
  });

  test('that was emptied is published empty, not left stale', async () => {
    const { store } = recordingStore();
    await publishDay(store, day);
    expect(await publishDay(store, checkedDay([]))).toMatchObject({ replacedCost: 9.6 });
    expect(await archivedRows(store)).toEqual([]);
  });

  test('of names that readers might trim or fold reads back as it was', async () => {
    const rows: Row[] = [['\uFEFFRoot', 'e\u0301 ', '000000000001', -0]];
    const { store } = recordingStore();
    await publishDay(store, checkedDay(rows));
    expect(await archivedRows(store)).toEqual(rows);
    expect(await publishDay(store, checkedDay(rows))).toMatchObject({ outcome: 'unchanged' });
  });
});

describe('another run', () => {
  test.each([
    ['wrote the day first', false],
    ['replaced the day first', true],
  ])('that %s wins, and its object stands', async (_, exists) => {
    const inner = newStore();
    if (exists) await publishDay(inner, day);
    const theirs = checkedDay([['Root', 'Theirs', '000000000001', 5]]);
    const { store } = recordingStore(
      {
        put: async (name, body, options) => {
          await publishDay(inner, theirs);
          return inner.put(name, body, options);
        },
      },
      inner,
    );
    await expect(publishDay(store, restated)).rejects.toThrow(PreconditionFailedError);
    expect(await archivedRows(inner)).toEqual(rowsOf(theirs));
  });
});

describe('a store that fails', () => {
  test('at the put leaves the earlier version readable', async () => {
    const { store, inner } = recordingStore();
    await publishDay(store, day);
    const broken = recordingStore({ put: () => Promise.reject(new Error('disk full')) }, inner);
    await expect(publishDay(broken.store, restated)).rejects.toThrow('disk full');
    expect(await archivedRows(store)).toEqual(someRows);
  });

  test.each([
    ['other bytes', (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1)],
    ['half the bytes', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['one other letter', (bytes: Uint8Array) => replaced(bytes, 'Unassigned', 'Unassignes')],
  ])('by giving back %s under the same etag is found out', async (_, corrupt) => {
    const { store, inner } = recordingStore();
    const corrupting: Partial<ObjectStore> = {
      get: async (name) => {
        const stored = await inner.get(name);
        return stored && { ...stored, body: corrupt(stored.body) };
      },
    };
    await expect(publishDay({ ...store, ...corrupting }, day)).rejects.toThrow(
      /^2026-11-20 was written to .*does not read back the same; it was not registered/,
    );
  });

  test('by losing what was written is found out', async () => {
    const { store } = recordingStore({ get: async () => undefined });
    await expect(publishDay(store, day)).rejects.toThrow('it was not registered');
  });

  test('later, on the disk, is healed by the next run', async () => {
    const { store, inner } = recordingStore();
    await publishDay(store, day);
    const path = inner.locate(key);
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    await expect(readDay(store, day.day)).rejects.toThrow('2026-11-20 is not readable');
    expect(await publishDay(store, day)).toMatchObject({ outcome: 'written', replacedCost: null });
    expect(await archivedRows(store)).toEqual(someRows);
  });
});

test('reading a day that is not archived names it and the place it should be in', async () => {
  const tomorrow = addDays(day.day, 1);
  await expect(readDay(newStore(), tomorrow)).rejects.toThrow(
    /2026-11-21 is not in the archive \(.*year=2026\/month=11\/day=21/,
  );
});

function replaced(bytes: Uint8Array, text: string, other: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(text, other), 'latin1');
}
