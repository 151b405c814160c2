/**
 * A file of the rules as editors change it. It is not the published one: the next run checks and publishes it.
 */
import * as z from 'zod';
import { readSetFile } from '../../allocation/published/read-set-file.ts';
import {
  publishedKey,
  type SetFileName,
  workingKey,
} from '../../allocation/published/set-files-in-store.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { ObjectStore } from '../../ports/object-store.ts';

type Store = Pick<ObjectStore, 'head' | 'get'>;

export const workingFile = z
  .object({
    etag: z
      .string()
      .nullable()
      .describe('For `If-Match` of a change; null: no file, created with `If-None-Match: *`.'),
    text: z.string().nullable().describe('Null: no file, or it is not UTF-8 or too large.'),
    isPublished: z.boolean().describe('Whether the published set has the same file.'),
  })
  .nullable()
  .describe('The file that editors change; null for readers who may not change it.');

export type WorkingFile = z.infer<typeof workingFile>;

/** The whole file is seen by who changes it, so an editor of a part changes nothing. */
export function mayChangeRules(reader: {
  readonly isEditor: boolean;
  readonly scope: ReaderScope;
}): boolean {
  return reader.isEditor && reader.scope.kind === 'all';
}

/** `hash`: of the published set. The version is read before the text, so that no change in between is overwritten. */
export async function readWorkingFile(
  store: Store,
  name: SetFileName,
  hash: string | null,
): Promise<WorkingFile> {
  const stored = await store.head(workingKey(name));
  const { text = null } = await readSetFile(store, workingKey(name));
  const published = hash === null ? null : await readSetFile(store, publishedKey(hash, name));
  return {
    etag: stored === undefined ? null : httpEtag(stored.etag),
    text,
    isPublished: published !== null && published.text === text,
  };
}

/** S3's ETags have quotes already, those of a folder do not. */
export function httpEtag(etag: string): string {
  return `"${etag.replaceAll('"', '')}"`;
}
