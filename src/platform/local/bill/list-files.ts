/**
 * Lists the files under a path. Throws an InputError for anything that cannot be listed, because an ignored
 * folder would be a missing part of the bill.
 */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../../domain/input/input-error.ts';

export interface ListedFile {
  /** Absolute. */
  readonly path: string;
  readonly stats: Stats;
}

export interface ListedFiles {
  readonly files: readonly ListedFile[];
  /** Absolute paths of files that look like a bill's apart from the beginning or the end of their names. */
  readonly hidden: readonly string[];
}

/**
 * The file itself, or the files below the folder, ordered by path. Throws an InputError for a folder that
 * may not be read, a link that leads nowhere or in a circle, and a pipe, socket or device.
 */
export async function listFiles(root: string): Promise<ListedFiles> {
  const stats = await statOf(root, `The bill ${root} does not exist or may not be read.`);
  const hidden: string[] = [];
  const files = await filesAt({ path: root, stats }, [], hidden);
  return {
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    hidden: hidden.sort(),
  };
}

/** `above`: identities of the parent folders. `hidden` collects the ignored files. */
async function filesAt(
  file: ListedFile,
  above: readonly string[],
  hidden: string[],
): Promise<ListedFile[]> {
  const { path, stats } = file;
  if (stats.isFile()) return [file];
  if (!stats.isDirectory()) {
    throw new InputError(
      `${path} is neither file nor folder but a pipe, socket or device: remove it.`,
    );
  }
  const identity = `${stats.dev}:${stats.ino}`;
  if (above.includes(identity)) {
    throw new InputError(`${path} is a link to a folder that it is in: remove the link.`);
  }
  const nested: ListedFile[] = [];
  const names = await namesIn(path);
  hidden.push(...names.filter(isHiddenBill).map((name) => join(path, name)));
  for (const name of names.filter(isOfTheBill)) {
    const inner = join(path, name);
    const found = await statOf(inner, `${inner} is a link to nothing that can be read: remove it.`);
    nested.push(...(await filesAt({ path: inner, stats: found }, [...above, identity], hidden)));
  }
  return nested;
}

async function statOf(path: string, otherwise: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    const isLoop = (cause as NodeJS.ErrnoException).code === 'ELOOP';
    const message = isLoop ? `${path} is a link to itself: remove the link.` : otherwise;
    throw new InputError(message, { cause });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new InputError(`The folder ${folder} may not be read: allow it, or move it away.`, {
      cause,
    });
  }
}

/** macOS writes a file `._name` next to each file that it copies to another disk. */
function isHiddenBill(name: string): boolean {
  if (/^\._/.test(name)) return false;
  return /^[_.].*\.(parquet|csv|csv\.gz)$|\.(parquet|csv|csv\.gz)(\.tmp|~)$/i.test(name);
}

/** False for hidden, temporary and checksum files, and for the status table of the Athena integration. */
function isOfTheBill(name: string): boolean {
  return (
    !/^[._]/.test(name) &&
    !/\.(crc|tmp)$|~$/.test(name) &&
    !name.startsWith('cost_and_usage_data_status')
  );
}
