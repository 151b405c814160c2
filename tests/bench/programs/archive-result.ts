/**
 * Our side of the benchmark result → archive → CSV, like the digest: the unloaded files of each day are
 * read, checked, published as Parquet and verified; the last day's CSV is written. Arguments: the folder of
 * the unload and the output folder.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedDay, checkDay } from '../../../src/archive/day/check-day.ts';
import { publishDay } from '../../../src/archive/day/publish-day.ts';
import { uncomparedRows } from '../../../src/domain/costs/compared-rows.ts';
import { digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { filesByDay } from '../../../src/queries/staged-files.ts';
import { readStagedDay } from '../../support/read-staged-day.ts';

const [folder = '', out = ''] = process.argv.slice(2);

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const files = filesByDay(
  names.filter((name) => name.endsWith('.parquet')).map((name) => join(folder, name)),
);
const store = new DirectoryStore(join(out, 'archive'));
let last: CheckedDay | undefined;
let cost = 0;
for (const [day, paths] of files) {
  const read = () => Promise.all(paths.map((path) => readFile(path)));
  last = checkDay(await readStagedDay({ read }, day), 'unblended');
  await publishDay(store, last);
  cost += last.totalCost;
}
if (last === undefined) throw new Error('the result holds no day');
writeFileSync(join(out, 'day.csv'), digestCsv(uncomparedRows(last.rows)));
const lastRows = last.rows.dailyCost.length;
process.stdout.write(JSON.stringify({ days: files.size, lastRows, cost: Math.round(cost) }));
