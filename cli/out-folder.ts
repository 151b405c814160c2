/**
 * The folder that `--out` names. Whether it can be written is tried before any work: a run that fails
 * at its first file has read the whole bill for nothing.
 */
import { lstatSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../src/domain/input/input-error.ts';

/**
 * The folder's full path; it need not be there yet, and is not made. Throws an InputError for a file,
 * a place below one, or where no folder can be made.
 */
export function outFolder(path: string): string {
  const folder = resolve(path);
  const present = nearestPresent(folder);
  if (statSync(present, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const what =
      present === folder ? `--out ${path} is a file` : `--out ${path}: ${present} is no folder`;
    throw new InputError(`${what}; name a folder.`);
  }
  tryToWrite(present, path);
  return folder;
}

/** The path itself or the nearest above it at which anything is, also a link to nowhere. */
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

/** Rights alone do not tell: a file system may be read-only, full, or take no folders, as /proc. */
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
