/**
 * A day of 10,000 charged metrics: requests, time, memory, dollars and the size of its object, printed. The stand-in of
 * CloudWatch runs in the same process, so time and memory are those of both sides.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { measureDays } from '../../src/metrics/archive/measure-days.ts';
import { chooseResources } from '../../src/metrics/plan/choose-resources.ts';
import { priceOfMetrics } from '../../src/metrics/plan/metric-price.ts';
import { CloudWatchSource } from '../../src/platform/aws/cloudwatch/cloudwatch-source.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import { costly, instance } from '../metrics/plan/some-metrics.ts';
import { quick } from '../platform/aws/wire-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { standIn } from './measured-bill.ts';

const day = parseBillingDay('2026-11-20');

test('10,000 metrics are 63 requests and ten cents', async () => {
  const accounts = ['111122223333', '222233334444', '333344445555', '444455556666'];
  const bill = Array.from({ length: 2_500 }, (_, at) => {
    const account = accounts[at % accounts.length] ?? '';
    return costly(instance(at, { account }), 1 + (at % 7));
  });
  const { resources, charged, endedBy } = chooseResources(bill, { share: 1, maxUsd: 0.1 });
  expect([charged, endedBy]).toEqual([10_000, 'price']);
  const server = await standIn();
  const folder = tempFolder();
  const pace = { firstMilliseconds: 1, maxMilliseconds: 2 };
  const timings = { ...quick, requestMilliseconds: 60_000, idleMilliseconds: 60_000 };
  const metrics = new CloudWatchSource({ timings, pace });
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  const outcome = await measureDays(
    { store: new DirectoryStore(folder), metrics },
    { days: [{ day, resources }], again: [], ownAccount: accounts[0] ?? null },
  );
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  expect(server.charged()).toBe(10_000);
  expect(outcome.counts).toMatchObject({ retries: 0, askedAgain: 0 });
  expect(outcome.days[0]?.charged).toBe(10_000);
  expect(outcome.counts).toMatchObject({ requests: 63, calls: 63 });
  const { size } = statSync(join(folder, objectKey(resourceMetricsTable, day)));
  console.info(
    `10,000 metrics of ${resources.length} instances: ${outcome.counts.requests} requests, ` +
      `${seconds.toFixed(1)} s and ${Math.round((peak - before) / 1e6)} MB more with the stand-in, ` +
      `$${priceOfMetrics(10_000)}, ${Math.round(size / 1000)} kB Parquet`,
  );
});
