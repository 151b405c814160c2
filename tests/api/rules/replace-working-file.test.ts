/** Versions as S3 writes them, in quotes, are compared and passed on like those of a folder. */
import { expect, it } from 'vitest';
import { replaceWorkingFile } from '../../../src/api/rules/replace-working-file.ts';
import { readWorkingFile } from '../../../src/api/rules/working-file.ts';
import type { ObjectStore, StoredObject } from '../../../src/ports/object-store.ts';
import { exampleStore } from '../../allocation/published/rules-store.ts';
import { exampleTexts } from '../../allocation/rules/example-set.ts';

function quotedVersions(store: ObjectStore): ObjectStore {
  const quoted = <T extends StoredObject>(object: T): T => ({
    ...object,
    etag: `"${object.etag}"`,
  });
  return {
    head: async (key) => {
      const object = await store.head(key);
      return object && quoted(object);
    },
    get: async (key) => {
      const object = await store.get(key);
      return object && quoted(object);
    },
    put: async (key, body, { ifMatch = '', ...options } = {}) => {
      expect(ifMatch).toMatch(/^"[0-9a-f]+"$/);
      const version = ifMatch.replaceAll('"', '');
      return quoted(await store.put(key, body, { ...options, ifMatch: version }));
    },
    locate: (key) => store.locate(key),
  };
}

it('a change of the version that was read is stored, and its version is the next one', async () => {
  const store = quotedVersions((await exampleStore()).store);
  const read = await readWorkingFile(store, 'teams', null);
  const precondition = { kind: 'version', etags: [read?.etag ?? ''] } as const;
  const text = `${exampleTexts.teams}data,,,,,,\n`;
  const { etag } = await replaceWorkingFile(store, { name: 'teams', text, precondition });
  expect(await readWorkingFile(store, 'teams', null)).toEqual({
    etag,
    text,
    isPublished: false,
  });
  await expect(replaceWorkingFile(store, { name: 'teams', text, precondition })).rejects.toThrow(
    'teams.csv is not the version that was read',
  );
});
