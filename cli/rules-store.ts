/** The archive's object store, where the rules are: the folder of `--out`, or the bucket on AWS. */
import { resolve } from 'node:path';
import { DirectoryStore } from '../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import type { OpenArchive } from './archive-on-aws.ts';
import { defaultFolder } from './option-defaults.ts';
import { outFolder } from './out-folder.ts';
import { type Flags, textOf } from './rules-flags.ts';

/** Throws an InputError naming each variable that is missing or wrong. */
export async function rulesStore(flags: Flags): Promise<ObjectStore> {
  return flags['platform'] === 'aws' ? (await archiveOnAws()).platform.store : localStore(flags);
}

/** Throws as `rulesStore` does. */
export async function archiveOnAws(): Promise<OpenArchive> {
  // Loaded only here, because a laptop needs no AWS SDK.
  const { openArchiveOnAws } = await import('./archive-on-aws.ts');
  return openArchiveOnAws({ shrink: false, payer: null });
}

/** To read: the folder may be read-only, or not exist. */
export function localStore(flags: Flags): DirectoryStore {
  return new DirectoryStore(resolve(textOf(flags, 'out') ?? defaultFolder));
}

/** Throws an InputError unless the folder of `--out` can be written. */
export async function writableStore(flags: Flags): Promise<ObjectStore> {
  if (flags['platform'] !== 'aws') outFolder(textOf(flags, 'out') ?? defaultFolder);
  return rulesStore(flags);
}
