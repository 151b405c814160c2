/** Runs that publish at the same time, and runs that end in the middle, leave a set that can be used. */
import { describe, expect, test } from 'vitest';
import { readPublishedSet } from '../../../src/allocation/published/read-published-set.ts';
import { rulesForRun } from '../../../src/allocation/published/rules-for-run.ts';
import { currentKey } from '../../../src/allocation/published/set-files-in-store.ts';
import { setHash } from '../../../src/allocation/published/set-hash.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';
import { exampleStore, upload } from './rules-store.ts';

const now = Date.parse('2026-11-23T06:00:00Z');
const newer = { ...exampleTexts, rules: `${exampleTexts.rules}# newer\n` };

/** Calls `work` before the put of each key. */
function before(store: ObjectStore, work: (key: string) => Promise<void>): ObjectStore {
  return {
    head: (key) => store.head(key),
    get: (key) => store.get(key),
    locate: (key) => store.locate(key),
    put: async (key, body, options) => {
      await work(key);
      return store.put(key, body, options);
    },
  };
}

describe('two runs at once', () => {
  test('publish one set', async () => {
    const { store } = await exampleStore();
    const runs = await Promise.all([rulesForRun(store, now), rulesForRun(store, now + 1)]);
    expect(runs.map(({ hash }) => hash)).toEqual([setHash(exampleTexts), setHash(exampleTexts)]);
    expect(runs.filter(({ publishedNow }) => publishedNow)).toHaveLength(1);
  });

  test('end with the newer files, although the slower one had read the older ones', async () => {
    const { store } = await exampleStore();
    let isFirst = true;
    const slow = before(store, async (key) => {
      if (key !== currentKey || !isFirst) return;
      isFirst = false;
      await upload(store, newer);
      await rulesForRun(store, now);
    });
    expect(await rulesForRun(slow, now)).toMatchObject({
      hash: setHash(newer),
      publishedNow: false,
    });
    const current = await store.get(currentKey);
    expect(JSON.parse(Buffer.from(current?.body ?? []).toString())).toMatchObject({
      hash: setHash(newer),
    });
  });
});

test('a run that ends before any of its writes leaves the rest to the next one', async () => {
  const { store: counted } = await exampleStore();
  let puts = 0;
  await rulesForRun(
    before(counted, async () => void puts++),
    now,
  );
  expect(puts).toBe(11);
  for (let last = 0; last < puts; last++) {
    const { store } = await exampleStore();
    let done = 0;
    const crashing = before(store, async () => {
      if (done++ >= last) throw new Error('crash');
    });
    await expect(rulesForRun(crashing, now)).rejects.toThrow('crash');
    const { hash, set } = await rulesForRun(store, now);
    expect(set).toEqual(exampleSet());
    expect(await readPublishedSet(store, hash)).toEqual(set);
  }
});
