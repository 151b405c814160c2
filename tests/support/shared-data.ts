/**
 * The real billing files beside the repository, in '../shared/data'. A clone does not have them:
 * tests that read them are left out there, and say so.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../shared/data/', import.meta.url);

/** Whether the real files are there. Give it to `describe.skipIf(!hasSharedData)`. */
export const hasSharedData = existsSync(folder);

if (!hasSharedData) console.info('../shared/data is absent: tests on real bills are left out.');

/** The path of a real file, such as 'cur2/apr2026-daily.csv'. */
export function sharedDataFile(name: string): string {
  return fileURLToPath(new URL(name, folder));
}
