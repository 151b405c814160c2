/**
 * Publishes a valid set under its hash: its files as they are, and its look-ups as Parquet. What is
 * published never changes: publishing the same set again writes nothing.
 */
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { SetTexts } from '../rules/set-files.ts';
import { publishLookups } from './publish-lookups.ts';
import { publishedKey, type SetFileName, setFileNames } from './set-files-in-store.ts';
import { setHash } from './set-hash.ts';

export interface ValidSet {
  readonly texts: SetTexts;
  readonly set: RuleSet;
}

/** Writes what is missing, and returns the hash. The set does not count yet. */
export async function publishSet(store: ObjectStore, { texts, set }: ValidSet): Promise<string> {
  const hash = setHash(texts);
  await Promise.all(
    setFileNames.map((name) => writeOnce(store, publishedKey(hash, name), texts[name], name)),
  );
  await publishLookups(store, hash, set);
  return hash;
}

async function writeOnce(
  store: ObjectStore,
  key: string,
  text: string | null,
  name: SetFileName,
): Promise<void> {
  if (text === null || (await store.head(key)) !== undefined) return;
  const contentType = name === 'rules' ? 'application/yaml' : 'text/csv';
  try {
    await store.put(key, Buffer.from(text), { contentType, ifNoneMatch: '*' });
  } catch (error) {
    // Another run publishes the same set at the same time.
    if (!(error instanceof PreconditionFailedError)) throw error;
  }
}
