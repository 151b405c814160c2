/** The rows of a file, for a server: FinOps changes it without a run, so that each request looks whether it did. */
import { statSync } from 'node:fs';

/** Parses the file only if it was changed. Throws an InputError naming file and line of what is wrong. */
export function fileAsItIs<T>(path: string, read: (path: string) => T): () => Promise<T> {
  let known: { readonly stamp: string; readonly rows: T } | undefined;
  return async () => {
    const stamp = stampOf(path);
    if (known?.stamp !== stamp) known = { stamp, rows: read(path) };
    return known.rows;
  };
}

/** '' without a file: reading it says what is wrong. */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}
