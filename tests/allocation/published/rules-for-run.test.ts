/** Which rules a run uses: those that FinOps uploaded if they are valid, else the last good ones. */
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emptySetHash } from '../../../src/allocation/published/empty-set.ts';
import { maxFileBytes } from '../../../src/allocation/published/read-set-file.ts';
import { rulesForRun } from '../../../src/allocation/published/rules-for-run.ts';
import {
  currentKey,
  publishedKey,
  setFileNames,
  workingKey,
} from '../../../src/allocation/published/set-files-in-store.ts';
import { setHash } from '../../../src/allocation/published/set-hash.ts';
import { problemText } from '../../../src/allocation/yaml/problem.ts';
import type { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { lookupNames, lookupTables } from '../../../src/tables/lookup-tables.ts';
import { textObjectKey } from '../../../src/tables/object-key.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';
import { exampleStore, upload } from './rules-store.ts';

const hash = setHash(exampleTexts);
const monday = Date.parse('2026-11-23T06:00:00Z');
const tuesday = Date.parse('2026-11-24T06:00:00Z');
const broken = { rules: 'version: 1\nrules:\n  - {id: a, to: team/nobody}\n' };

async function textOf(store: DirectoryStore, key: string) {
  const stored = await store.get(key);
  return stored && Buffer.from(stored.body).toString('utf8');
}

async function problemsOf(store: DirectoryStore, now = tuesday) {
  const { rejected } = await rulesForRun(store, now);
  return rejected?.problems.map(problemText);
}

describe('a valid set', () => {
  test('is published as it is, under its hash, with its look-ups, and counts', async () => {
    const { store } = await exampleStore();
    expect(await rulesForRun(store, monday)).toEqual({
      set: exampleSet(),
      hash,
      hasRules: true,
      publishedNow: true,
      rejected: null,
    });
    for (const name of setFileNames) {
      expect(await textOf(store, publishedKey(hash, name))).toBe(exampleTexts[name]);
    }
    for (const name of lookupNames) {
      expect(await store.head(textObjectKey(lookupTables[name], hash))).toBeDefined();
    }
    expect(JSON.parse((await textOf(store, currentKey)) ?? '')).toEqual({
      hash,
      publishedAt: '2026-11-23T06:00:00.000Z',
    });
  });

  test('is published once', async () => {
    const { store } = await exampleStore();
    await rulesForRun(store, monday);
    const before = await textOf(store, currentKey);
    expect(await rulesForRun(store, tuesday)).toMatchObject({ hash, publishedNow: false });
    expect(await textOf(store, currentKey)).toBe(before);
  });

  test('is replaced by the next one, and stays published', async () => {
    const { store } = await exampleStore();
    await rulesForRun(store, monday);
    await upload(store, { rules: `${exampleTexts.rules}# reviewed\n` });
    const next = await rulesForRun(store, tuesday);
    expect(next).toMatchObject({ publishedNow: true, rejected: null });
    expect(next.hash).not.toBe(hash);
    expect(await textOf(store, publishedKey(hash, 'rules'))).toBe(exampleTexts.rules);
  });

  test('without rules has no rules and no problem', async () => {
    const { store, folder } = await exampleStore();
    await rulesForRun(store, monday);
    await upload(store, { rules: 'version: 1\n' });
    for (const name of ['aliases', 'services'] as const) rmSync(`${folder}/${workingKey(name)}`);
    const { hasRules, rejected, publishedNow } = await rulesForRun(store, tuesday);
    expect({ hasRules, rejected, publishedNow }).toEqual({
      hasRules: false,
      rejected: null,
      publishedNow: true,
    });
  });

  test('gets back a look-up that was deleted', async () => {
    const { store, folder } = await exampleStore();
    await rulesForRun(store, monday);
    const key = textObjectKey(lookupTables.teams, hash);
    rmSync(`${folder}/${key}`);
    await rulesForRun(store, tuesday);
    expect(await store.head(key)).toBeDefined();
  });
});

describe('without any file', () => {
  test('the set is empty, nothing is written, and nothing is wrong', async () => {
    const { store } = await exampleStore({});
    const rules = await rulesForRun(store, monday);
    expect(rules).toMatchObject({ hash: emptySetHash, hasRules: false, rejected: null });
    expect(await store.head(currentKey)).toBeUndefined();
  });

  test('the same holds before rules.yaml is uploaded', async () => {
    const { store } = await exampleStore({ teams: exampleTexts.teams });
    expect(await rulesForRun(store, monday)).toMatchObject({ hasRules: false, rejected: null });
  });
});

describe('a set with a mistake', () => {
  test('never replaces the last good one', async () => {
    const { store } = await exampleStore();
    await rulesForRun(store, monday);
    await upload(store, broken);
    const rules = await rulesForRun(store, tuesday);
    expect(rules).toMatchObject({
      set: exampleSet(),
      hash,
      hasRules: true,
      publishedNow: false,
      rejected: { lastGoodSince: '2026-11-23T06:00:00.000Z' },
    });
    expect(rules.rejected?.problems.map(problemText).join()).toContain("team 'nobody' is not in");
  });

  test('is the empty set if no set was good before', async () => {
    const { store } = await exampleStore(broken);
    const rules = await rulesForRun(store, monday);
    expect(rules).toMatchObject({ hash: emptySetHash, hasRules: false });
    expect(rules.rejected).toMatchObject({ lastGoodSince: null });
    expect(rules.rejected?.problems).toHaveLength(1);
    expect(await store.head(currentKey)).toBeUndefined();
  });

  test('may be a file that was deleted', async () => {
    const { store, folder } = await exampleStore();
    await rulesForRun(store, monday);
    rmSync(`${folder}/${workingKey('rules')}`);
    expect(await problemsOf(store)).toEqual([
      'rules.yaml: the file is missing, so the last rules still count; to go without rules, ' +
        "upload one that contains only 'version: 1', and delete the CSVs.",
    ]);
    await upload(store, exampleTexts);
    rmSync(`${folder}/${workingKey('teams')}`);
    expect((await problemsOf(store))?.join()).toContain("team 'payments' is not in teams.csv");
  });

  test('may be a file that is not text, or far too large', async () => {
    const { store } = await exampleStore();
    await rulesForRun(store, monday);
    await store.put(workingKey('aliases'), Uint8Array.of(0x74, 0xff, 0xfe));
    await store.put(workingKey('owners'), new Uint8Array(maxFileBytes + 1));
    expect(await problemsOf(store)).toEqual([
      'aliases.csv: the file is not UTF-8; save it as UTF-8.',
      `owners.csv: the file has ${maxFileBytes + 1} bytes; at most ${maxFileBytes} are read.`,
    ]);
  });

  test('may be conditions that make a statement longer than Athena accepts', async () => {
    const values = Array.from({ length: 8_000 }, (_, n) => `a-region-with-a-long-name-${n}`);
    const { store } = await exampleStore({
      rules:
        `version: 1\nrules:\n  - {id: long, when: {region: [${values.join(', ')}]}, to: pool/all}\n` +
        'splits:\n  - {source: pool/all, method: none}\n',
    });
    const [problem = ''] = (await problemsOf(store)) ?? [];
    expect(problem).toMatch(/^rules\.yaml: The rules make a statement of \d+ bytes, and Athena/);
  });

  test('may be text that is not YAML', async () => {
    const { store } = await exampleStore({ ...exampleTexts, rules: 'rules: [\0' });
    expect((await problemsOf(store))?.length).toBeGreaterThan(0);
  });
});

describe('published objects that were changed', () => {
  test('are not used: the run fails and names the folder', async () => {
    const { store } = await exampleStore();
    await rulesForRun(store, monday);
    await upload(store, broken);
    await store.put(publishedKey(hash, 'teams'), Buffer.from('team\nsomebody\n'));
    await expect(rulesForRun(store, tuesday)).rejects.toThrow(
      `The published rules in ${store.locate(publishedKey(hash, 'teams')).replace('teams.csv', '')} are damaged`,
    );
  });

  test.each([
    ['an empty object', '', 'is damaged (Unexpected end of JSON input)'],
    [
      'another hash',
      '{"hash":"../..","publishedAt":"2026-11-23T06:00:00Z"}',
      'hash: not the hash of a set',
    ],
    ['no date', `{"hash":"${hash}"}`, 'publishedAt: '],
  ])('current.json with %s is named, with what to do', async (_, text, words) => {
    const { store } = await exampleStore();
    await store.put(currentKey, Buffer.from(text));
    const run = rulesForRun(store, monday);
    await expect(run).rejects.toThrow(words);
    await expect(run).rejects.toThrow('restore an earlier version of it, or delete it');
  });
});
