/**
 * Small bills with problems, next to the repository in '../shared/cases'. A clone does not have them: tests
 * that read them are skipped there, with a message.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The bill of a case, or undefined in a clone. Pass its absence to `it.skipIf`. */
export function sharedCase(name: string): string | undefined {
  const found = ['bill', 'bill.csv']
    .map((file) => new URL(`../../../shared/cases/${name}/${file}`, import.meta.url))
    .find((file) => existsSync(file));
  if (found !== undefined) return fileURLToPath(found);
  console.info(`../shared/cases/${name} is absent: its test is left out.`);
  return undefined;
}
