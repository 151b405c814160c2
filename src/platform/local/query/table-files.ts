/** The objects of a table in the archive's folder, at the places that its declaration names. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { StoredTable } from '../../../tables/table.ts';

/** Absolute paths, sorted; empty if the folder does not exist. `out` is absolute. */
export function tableFiles(table: StoredTable, out: string): readonly string[] {
  const root = join(out, table.prefix);
  const partitions = table.partitionKeys.map(({ name }) => `${name}=[^/]+/`).join('');
  const place = new RegExp(`^${partitions}${table.objectName.replaceAll('.', '\\.')}$`);
  return filesBelow(root)
    .filter((file) => place.test(file.replaceAll(sep, '/')))
    .sort()
    .map((file) => join(root, file));
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
