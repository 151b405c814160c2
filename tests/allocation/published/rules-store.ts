/** An object store with the files of a set, as FinOps uploads them. */

import { setFileNames, workingKey } from '../../../src/allocation/published/set-files-in-store.ts';
import type { SetTexts } from '../../../src/allocation/rules/set-files.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { exampleTexts } from '../rules/example-set.ts';

export async function upload(store: ObjectStore, texts: Partial<SetTexts>): Promise<void> {
  for (const name of setFileNames) {
    const text = texts[name];
    if (text !== undefined && text !== null) await store.put(workingKey(name), Buffer.from(text));
  }
}

/** A store in a folder of its own with the example's files. */
export async function exampleStore(
  texts: Partial<SetTexts> = exampleTexts,
): Promise<{ readonly store: DirectoryStore; readonly folder: string }> {
  const folder = tempFolder();
  const store = new DirectoryStore(folder);
  await upload(store, texts);
  return { store, folder };
}
