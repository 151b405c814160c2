/** Lists the objects of a folder, by size, inode and time of the last write: no file is read. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { ArchiveListing, ListedObject } from '../../../ports/archive-listing.ts';

/** `root`: the folder of the object store. A prefix that is no folder has no objects. */
export function folderListing(root: string): ArchiveListing {
  return { list: async (prefix) => objectsBelow(resolve(root), prefix) };
}

function objectsBelow(root: string, prefix: string): readonly ListedObject[] {
  const folder = join(root, prefix);
  return filesBelow(folder).map((path) => {
    const { size, mtimeNs, ino } = statSync(join(folder, path), { bigint: true });
    return { key: `${prefix}${path.split(sep).join('/')}`, etag: `${size}-${ino}-${mtimeNs}` };
  });
}

function filesBelow(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
      .map((path) => path.replace(/^[\\/]/, ''))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
