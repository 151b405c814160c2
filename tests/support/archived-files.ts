/** The files of an archive on a laptop, as queries and later runs see them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './laptop.ts';

/** Breakdowns, allocations, and the rule sets and look-ups that allocated them. */
const archived = /^(ou-breakdowns|cost-allocations|allocation\/sets|allocation\/lookups)\//;

/** Path → content of every object of the archive, and the registered days of both tables. */
export function archiveIn(out: string) {
  const objects = [...filesBelow(out)].filter(([path]) => archived.test(path));
  return {
    content: objects.map(([path, file]) => `${path} ${file.split(' ')[1]}`).sort(),
    catalog: catalogIn(out, 'ou_breakdown'),
    allocationCatalog: catalogIn(out, 'cost_allocation'),
  };
}

/** Null where no day is registered. */
function catalogIn(out: string, table: string): string | null {
  const path = join(out, `catalog/${table}.json`);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
