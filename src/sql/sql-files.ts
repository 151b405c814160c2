/**
 * Reads the `.sql` files under `sql/`. They are next to the code, both in the clone and in the Lambda
 * bundle.
 */
import { readFileSync } from 'node:fs';

const folder = new URL('../../sql/', import.meta.url);

/** The text of `sql/<name>.sql`, such as 'ou_breakdown' or 'sources/cur2'. */
export function readSql(name: string): string {
  return readFileSync(new URL(`${name}.sql`, folder), 'utf8');
}
