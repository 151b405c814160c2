/**
 * Result → archive → CSV from Athena's result file: the rows of one CSV are read, split by day, checked,
 * published as Parquet and verified; the last day's CSV is written. Arguments: the result's file and the
 * output folder.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedDay, checkDay } from '../../../src/archive/day/check-day.ts';
import { publishDay } from '../../../src/archive/day/publish-day.ts';
import { splitDays } from '../../../src/bill/split-days.ts';
import { digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { readCsvResult } from '../../../src/platform/aws/athena/csv-result.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { breakdownSchema } from '../../../src/queries/breakdown-statement.ts';

const [file = '', out = ''] = process.argv.slice(2);

// In pieces like those of a socket.
const bytes = createReadStream(file, { highWaterMark: 64 * 1024 });
const batches = readCsvResult(bytes, { title: 'the benchmark', schema: breakdownSchema });
const store = new DirectoryStore(join(out, 'archive'));
let last: CheckedDay | undefined;
let [days, cost] = [0, 0];
for await (const day of splitDays(batches)) {
  last = checkDay(day, 'unblended');
  await publishDay(store, last);
  days += 1;
  cost += last.totalCost;
}
if (last === undefined) throw new Error('the result holds no day');
writeFileSync(join(out, 'day.csv'), digestCsv(last.rows));
const found = { days, lastRows: last.rows.ou.length, cost: Math.round(cost) };
process.stdout.write(JSON.stringify(found));
