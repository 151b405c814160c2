/** The committed sample equals the output of the documented command, and contains the planned scenario. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeSample } from '../../samples/acme-sample.ts';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { sampleOptions } from '../../samples/sample-arguments.ts';
import { filesBelow, openReader, parquet, type Reader } from './read-bill.ts';

const committed = path.resolve(import.meta.dirname, '../../samples/acme');

let out: string;
let reader: Reader;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'acme-sample-'));
  reader = await openReader();
});

afterAll(async () => {
  reader.close();
  await rm(out, { recursive: true });
});

/** People wrote the recipients and the rules; the generator writes everything else. */
const isWrittenByHand = (file: string) =>
  file === 'recipients.csv' || file.startsWith(`allocation${path.sep}`);

test('the documented command generates the committed sample', () => {
  expect(sampleOptions([])).toMatchObject({ ...acmeSample, out: committed });
});

test('regenerating the sample gives the same files with the same rows', async () => {
  await generateBill({ ...acmeSample, out });
  const files = (await filesBelow(committed)).filter((file) => !isWrittenByHand(file));
  expect(await filesBelow(out)).toEqual(files);
  for (const file of files) {
    const [one, two] = [path.join(committed, file), path.join(out, file)];
    if (file.endsWith('.parquet')) {
      const differing = await reader.rows(
        `(from ${parquet([one])} except all from ${parquet([two])})
         union all (from ${parquet([two])} except all from ${parquet([one])}) limit 3`,
      );
      expect(differing, file).toEqual([]);
    } else {
      expect(await readFile(one, 'utf8'), file).toBe(await readFile(two, 'utf8'));
    }
  }
});

test('the company spends 30,000 to 60,000 USD a day, less at weekends, and spikes on the report day', async () => {
  const files = (await filesBelow(committed)).filter((file) => file.endsWith('.parquet'));
  const days = await reader.rows(`
    select line_item_usage_start_date::date as day, dayofweek(day) in (0, 6) as weekend,
      sum(line_item_unblended_cost) as cost
    from ${parquet(files.map((file) => path.join(committed, file)))} group by all order by day`);
  const costs = days.map((row) => Number(row['cost']));
  expect(days).toHaveLength(81);
  expect(Math.min(...costs)).toBeGreaterThan(30_000);
  expect(Math.max(...costs)).toBeLessThan(60_000);
  const mean = (weekend: boolean) => {
    const chosen = days
      .filter((row) => row['weekend'] === weekend)
      .map((row) => Number(row['cost']));
    return chosen.reduce((sum, cost) => sum + cost, 0) / chosen.length;
  };
  expect(mean(true)).toBeLessThan(0.9 * mean(false));
  expect(Math.max(...costs)).toBe(costs.at(-1));
});
