/** A folder that takes long to make: made once for a file of tests, and each test has a copy of its own. */
import { cpSync } from 'node:fs';
import { folderForSuite, tempFolder } from './temp-folder.ts';

/**
 * Called once in each file of tests, outside of tests, because the folder is removed at the end of the file; the
 * result is called inside of them and gives the path of a new copy.
 */
export function preparedFolder(make: (folder: string) => Promise<unknown>): () => Promise<string> {
  const original = folderForSuite();
  let making: Promise<unknown> | undefined;
  return async () => {
    making ??= make(original());
    await making;
    const copy = tempFolder();
    cpSync(original(), copy, { recursive: true });
    return copy;
  };
}
