/** Removes the kept answers of earlier versions of the archive: on a laptop no rule of a bucket does it. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `folder`: that of all kept answers, with one folder for each version of the archive. */
export function removeKeptAnswers(folder: string, currentVersion: string): void {
  for (const version of versionsIn(folder)) {
    if (version !== currentVersion) rmSync(join(folder, version), { recursive: true, force: true });
  }
}

function versionsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}$/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
