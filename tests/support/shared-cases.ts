/**
 * Small bills with problems, next to the repository in '../shared/cases'. A clone does not have them: tests
 * that read them are skipped there, with a message.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The bill of a case, or undefined in a clone. Pass its absence to `it.skipIf`. */
export function sharedCase(name: string): string | undefined {
  const bill = fileURLToPath(new URL(`../../../shared/cases/${name}/bill`, import.meta.url));
  if (existsSync(bill)) return bill;
  console.info(`../shared/cases/${name} is absent: its test is left out.`);
  return undefined;
}
