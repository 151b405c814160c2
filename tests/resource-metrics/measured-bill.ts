/** A small bill with resources of several kinds, archived, and runs of the resource metrics over it. */
import { join } from 'node:path';
import {
  type MetricsOutcome,
  planMetrics,
  resourceMetrics,
} from '../../functions/resource-metrics/resource-metrics.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { CloudWatchSource } from '../../src/platform/aws/cloudwatch/cloudwatch-source.ts';
import type { MetricsSettings } from '../../src/settings/metrics-settings.ts';
import { quick, useEnvironment } from '../platform/aws/wire-server.ts';
import { type CloudWatchRules, cloudWatchServer } from '../support/aws/cloudwatch-server.ts';
import { runDigest, withPlatform } from '../support/laptop.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { type TaggedLine, writeTaggedBill } from '../support/tagged-bill.ts';

export const days = ['2026-11-18', '2026-11-19', '2026-11-20'] as const;
export const newest = parseBillingDay('2026-11-20');

export const settings: MetricsSettings = {
  share: 1,
  maxUsdPerDay: 0.1,
  healDays: 2,
  recommendations: null,
  currency: null,
  ouDepth: null,
};

const lines: readonly TaggedLine[] = days.flatMap((day) => [
  { day, cost: 50, resource: 'i-0123abcd', region: 'eu-west-1' },
  { day, cost: 20, resource: 'vol-00000001', region: 'eu-west-1' },
  { day, cost: 15, resource: 'i-00000002', region: 'us-east-1', account: '222233334444' },
  { day, cost: 9, resource: 'logs', region: 'eu-west-1', serviceCode: 'AmazonS3', service: 'S3' },
  { day, cost: 4, resource: 'i-00000003' },
  { day, cost: 40, type: 'Tax' },
]);

/** Metrics that AWS charges for one day: two instances with five each, a volume and a bucket with four each. */
export const chargedPerDay = 18;

export interface Workshop {
  readonly out: string;
  readonly bill: string;
}

/** Called once in a file of tests; the result gives each test a new copy. */
export function billArchivedOnce(): () => Promise<Workshop> {
  const prepared = preparedFolder(async (folder) => {
    const bill = writeTaggedBill(join(folder, 'bill.csv'), lines);
    await runDigest({ bill, out: join(folder, 'out'), day: newest });
  });
  return async () => {
    const folder = await prepared();
    return { out: join(folder, 'out'), bill: join(folder, 'bill.csv') };
  };
}

export async function standIn(rules: Partial<CloudWatchRules> = {}) {
  const truth: CloudWatchRules['truth'] = ({ metric, period }, at) =>
    metric === 'mem_used_percent' ? undefined : period === 86_400 ? 5 : (at / 3_600_000) % 24;
  const server = await cloudWatchServer({ truth, ...rules });
  useEnvironment({ AWS_ENDPOINT_URL_CLOUDWATCH: server.url });
  return server;
}

let runs = 0;

export async function measure(
  workshop: Workshop,
  run: Partial<Parameters<typeof resourceMetrics>[2]> = {},
  changed: Partial<MetricsSettings> = {},
): Promise<MetricsOutcome> {
  const pace = { firstMilliseconds: 1, maxMilliseconds: 2 };
  const metrics = new CloudWatchSource({
    timings: { ...quick, requestMilliseconds: 20_000 },
    pace,
  });
  return withPlatform(workshop, (platform) =>
    resourceMetrics(
      { ...platform, metrics },
      { ...settings, ...changed },
      {
        from: parseBillingDay(days[0]),
        to: newest,
        again: false,
        ownAccount: '012345678901',
        runId: `metrics-${++runs}`,
        ...run,
      },
    ),
  );
}

export async function plan(workshop: Workshop, changed: Partial<MetricsSettings> = {}) {
  const range = { from: parseBillingDay(days[0]), to: newest, again: false };
  return withPlatform(workshop, (platform) =>
    planMetrics(platform, { ...settings, ...changed }, range),
  );
}
