/**
 * Our side of the result → archive → CSV benchmark, as the digest does it: the rows that Athena left
 * in S3 are read, split by day, checked, published as Parquet and verified; the last day's CSV is
 * written. Arguments: the result's file and the folder to write to.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedDay, checkDay } from '../../../functions/archive/check-day.ts';
import { publishDay } from '../../../functions/archive/publish-day.ts';
import { splitDays } from '../../../functions/archive/split-days.ts';
import { digestCsv } from '../../../functions/mail/digest-csv.ts';
import { readCsvResult } from '../../../functions/platform/aws/csv-result.ts';
import { DirectoryStore } from '../../../functions/platform/local/directory-store.ts';
import { breakdownSchema } from '../../../functions/query/breakdown-statement.ts';

const [file = '', out = ''] = process.argv.slice(2);

// In the pieces a socket delivers.
const bytes = createReadStream(file, { highWaterMark: 64 * 1024 });
const batches = readCsvResult(bytes, { title: 'the benchmark', schema: breakdownSchema });
const store = new DirectoryStore(join(out, 'archive'));
let last: CheckedDay | undefined;
let days = 0;
for await (const day of splitDays(batches)) {
  last = checkDay(day, 'unblended');
  await publishDay(store, last);
  days += 1;
}
if (last === undefined) throw new Error('the result holds no day');
writeFileSync(join(out, 'day.csv'), digestCsv(last.rows));
process.stdout.write(JSON.stringify({ days, lastRows: last.rows.ou.length }));
