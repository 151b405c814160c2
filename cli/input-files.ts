/** Files and folders that a command line names: a wrong one is told with its option. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../functions/domain/input-error.ts';

/** The path itself. Throws an InputError when nothing is there. */
export function existing(path: string, option: string): string {
  if (!existsSync(path)) {
    throw new InputError(`${option} ${path}: there is no such file or folder.`);
  }
  return path;
}

/** The file's text. Throws an InputError when it is none. */
export function readText(path: string, option: string): string {
  if (!statSync(existing(path, option)).isFile()) {
    throw new InputError(`${option} ${path} is a folder; name a CSV file.`);
  }
  return readFileSync(path, 'utf8');
}

/** The folder's full path; it need not be there yet. Throws an InputError for a file. */
export function outFolder(path: string): string {
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new InputError(`--out ${path} is a file; name a folder.`);
  }
  return resolve(path);
}
