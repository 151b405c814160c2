/** Reads one file of a set from the object store, as text, only if it has a sane size and is UTF-8. */
import { decodeUtf8 } from '../../parquet/strict-utf8.ts';
import type { ObjectStore } from '../../ports/object-store.ts';

/** Far more than 500 rules, or the owners of 10,000 accounts, need. */
export const maxFileBytes = 4_000_000;

export interface FileText {
  /** Null: the file does not exist. Undefined if there is a problem. */
  readonly text?: string | null;
  /** Why it cannot be read, without the file's name. */
  readonly problem?: string;
}

/** Does not load a file that is too large. */
export async function readSetFile(
  store: Pick<ObjectStore, 'head' | 'get'>,
  key: string,
): Promise<FileText> {
  const { size = 0 } = (await store.head(key)) ?? {};
  if (size > maxFileBytes) {
    return { problem: `the file has ${size} bytes; at most ${maxFileBytes} are read.` };
  }
  const stored = await store.get(key);
  if (stored === undefined) return { text: null };
  try {
    return { text: decodeUtf8(stored.body) };
  } catch {
    return { problem: 'the file is not UTF-8; save it as UTF-8.' };
  }
}
