/**
 * Our side of the benchmark result → archive → CSV, like the digest: the files that Athena unloaded for each
 * day are read, checked, published as Parquet and verified; the last day's CSV is written. Arguments: the
 * folder of the unloaded files and the output folder.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedDay, checkDay } from '../../../src/archive/day/check-day.ts';
import { publishDay } from '../../../src/archive/day/publish-day.ts';
import { readStagedDay } from '../../../src/bill/staged-day.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { filesByDay } from '../../../src/queries/staged-files.ts';

const [folder = '', out = ''] = process.argv.slice(2);

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const files = filesByDay(
  paths.filter((path) => path.endsWith('.parquet')).map((path) => join(folder, path)),
);
const read = (day: BillingDay) => Promise.all((files.get(day) ?? []).map((path) => readFile(path)));
const store = new DirectoryStore(join(out, 'archive'));
let last: CheckedDay | undefined;
let cost = 0;
for (const day of files.keys()) {
  last = checkDay(await readStagedDay({ read }, day), 'unblended');
  await publishDay(store, last);
  cost += last.totalCost;
}
if (last === undefined) throw new Error('the result holds no day');
writeFileSync(join(out, 'day.csv'), digestCsv(last.rows));
const found = { days: files.size, lastRows: last.rows.ou.length, cost: Math.round(cost) };
process.stdout.write(JSON.stringify(found));
