/**
 * Checks the folder of `--out`. It tries to write there before any work, because a run that fails at its
 * first file has read the entire bill in vain.
 */
import { lstatSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../src/domain/input/input-error.ts';

/**
 * The folder's full path; the folder need not exist yet and is not created. Throws an InputError if the
 * path is a file or below one, or if no folder can be created there.
 */
export function outFolder(path: string): string {
  const folder = resolve(path);
  const present = nearestPresent(folder);
  if (statSync(present, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const what =
      present === folder ? `--out ${path} is a file` : `--out ${path}: ${present} is not a folder`;
    throw new InputError(`${what}; name a folder.`);
  }
  tryToWrite(present, path);
  return folder;
}

/** The path itself or its nearest existing parent, which may also be a broken link. */
function nearestPresent(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    try {
      lstatSync(at);
      return at;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw unusable(path, cause);
    }
  }
}

/**
 * Permissions alone are not enough: a file system may be read-only, full, or take no folders, like /proc.
 */
function tryToWrite(present: string, path: string): void {
  try {
    rmdirSync(mkdtempSync(join(present, '.finops-digest-')));
  } catch (cause) {
    throw unusable(path, cause);
  }
}

function unusable(path: string, cause: unknown): InputError {
  const { code } = cause as NodeJS.ErrnoException;
  return new InputError(
    `--out ${path} cannot be written (${code}); name a folder that you may write.`,
    { cause },
  );
}
