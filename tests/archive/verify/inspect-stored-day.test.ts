/** An object is judged by its rows, whatever its metadata claim; a backfill then replaces what is damaged. */

import { describe, expect, it } from 'vitest';
import { encodeDay } from '../../../src/archive/day/parquet.ts';
import { publishDay } from '../../../src/archive/day/publish-day.ts';
import { storedDay } from '../../../src/archive/verify/inspect-stored-day.ts';
import { verifyingStore } from '../../../src/archive/verify/verifying-store.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { checkedDay } from '../day/checked-day.ts';

const rows = [
  ['Root/Dev', 'Amazon S3', '012345678901', 1],
  ['Root/Prod', 'Amazon S3', '123456789012', 2.5],
] as const;
const given = checkedDay(rows);
const key = objectKey(ouBreakdownTable, given.day);

async function published() {
  const store = new DirectoryStore(tempFolder());
  await publishDay(store, given);
  return store;
}

/** Other bytes under the metadata of the ones that were published. */
async function tampered(body: Uint8Array) {
  const store = await published();
  const { metadata } = (await store.head(key)) ?? {};
  await store.put(key, body, { metadata: metadata ?? {} });
  return store;
}

describe('a stored day', () => {
  it('is absent where nothing is stored', async () => {
    const store = new DirectoryStore(tempFolder());
    expect(await storedDay(store, given.day)).toEqual({ state: 'absent' });
  });

  it('is whole as it was published', async () => {
    expect(await storedDay(await published(), given.day)).toEqual({
      state: 'whole',
      rowCount: 2,
      totalCost: 3.5,
      repeatedRows: 0,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('counts rows that stand twice', async () => {
    const store = new DirectoryStore(tempFolder());
    await publishDay(store, checkedDay([...rows, rows[0]]));
    expect(await storedDay(store, given.day)).toMatchObject({ state: 'whole', repeatedRows: 1 });
  });

  it.each([
    ['is cut short', encodeDay(given).subarray(0, 100), /readable Parquet/],
    ['holds other rows', encodeDay(checkedDay(rows.slice(1))), /not those it was written with/],
    ['is empty of bytes', new Uint8Array(), /readable Parquet/],
  ])('is damaged when it %s, though its metadata say it is well', async (_, body, reason) => {
    const store = await tampered(body);
    expect(await storedDay(store, given.day)).toEqual({
      state: 'damaged',
      reason: expect.stringMatching(reason),
    });
    expect((await publishDay(store, given)).outcome).toBe('unchanged');
    const distrustful = verifyingStore(store, [given.day]);
    expect((await publishDay(distrustful, given)).outcome).toBe('written');
    expect((await storedDay(store, given.day)).state).toBe('whole');
    expect((await publishDay(distrustful, given)).outcome).toBe('unchanged');
  });
});
