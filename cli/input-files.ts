/** Files and folders that a command line names: a wrong one is rejected with its option and path. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { csvText, requireCsvSize } from '../src/domain/input/csv-text.ts';
import { InputError } from '../src/domain/input/input-error.ts';

/** Returns the path itself. Throws an InputError unless it is a file or a folder. */
export function existing(path: string, option: string): string {
  const found = statOf(path, option);
  if (found.isFile() || found.isDirectory()) return path;
  throw new InputError(`${option} ${path} is a pipe or a device; name a file or a folder.`);
}

/** The text of a CSV. Throws an InputError if the path is not a file; never waits for a pipe. */
export function readText(path: string, option: string): string {
  const found = statOf(path, option);
  if (found.isDirectory()) {
    throw new InputError(`${option} ${path} is a folder; name a CSV file.`);
  }
  if (!found.isFile()) {
    throw new InputError(
      `${option} ${path} is a pipe or a device; write its content to a file and name that.`,
    );
  }
  requireCsvSize(found.size, `${option} ${path}`);
  return csvText(bytesOf(path, option), path);
}

function statOf(path: string, option: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    const what = isAbsent ? ' does not exist' : ` cannot be read (${code})`;
    throw new InputError(`${option} ${path}${what}; correct the path.`, { cause });
  }
}

function bytesOf(path: string, option: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError(
      `${option} ${path} cannot be read (${code}); name a file that you may read.`,
      { cause },
    );
  }
}
