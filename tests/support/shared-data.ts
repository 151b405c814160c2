/**
 * The real billing files beside the repository, in '../shared/data'. A clone does not have them:
 * tests that read them are left out there, and say so.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of real bills, or undefined in a clone. Give `describe.skipIf` the absence. */
export function sharedData(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (existsSync(folder)) return folder;
  console.info('../shared/data is absent: tests on real bills are left out.');
  return undefined;
}

/** The folder of small bills that go wrong, or undefined in a clone. */
export function sharedCases(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/cases', import.meta.url));
  if (existsSync(folder)) return folder;
  console.info('../shared/cases is absent: tests on bills that go wrong are left out.');
  return undefined;
}
