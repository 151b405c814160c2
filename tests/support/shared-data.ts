/**
 * The real billing files next to the repository, in '../shared/data'. A clone does not have them: tests
 * that read them are skipped there, with a message.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of real bills, or undefined in a clone. Pass its absence to `describe.skipIf`. */
export function sharedData(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (existsSync(folder)) return folder;
  console.info('../shared/data is absent: tests on real bills are skipped.');
  return undefined;
}

/** The folder of small bills with problems, or undefined in a clone. */
export function sharedCases(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/cases', import.meta.url));
  if (existsSync(folder)) return folder;
  console.info('../shared/cases is absent: tests on bills with problems are skipped.');
  return undefined;
}
