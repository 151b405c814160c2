/** Makes a folder and its parent folders. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Throws the system's error if that is not possible. Does not use `mkdirSync` with `recursive`: on file
 * systems that take no folders, such as /proc, it tries for ever and no signal ends it.
 */
export function makeFolder(path: string): void {
  if (isMade(path)) return;
  makeFolder(dirname(path));
  if (!isMade(path)) mkdirSync(path);
}

/** Returns false only if the parent folder is missing. */
function isMade(path: string): boolean {
  // Most folders exist already, and a failed attempt takes longer than a look.
  if (isFolder(path)) return true;
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    if (isFolder(path)) return true;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
