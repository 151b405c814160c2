/**
 * The resource metrics: which share of the cost is asked for, and what a day may cost. By default the function does not
 * exist, because CloudWatch charges for each metric.
 */
import * as z from 'zod';
import {
  defaultMetricHealDays,
  defaultMetricShare,
  defaultMetricUsdPerDay,
} from '../../src/settings/metrics-settings.ts';
import { schedule } from './schedule-settings.ts';
import { accountId, bucket, folder, group, integer, keyArn, region } from './setting-values.ts';

const numberFrom = (from: number, to: number, what: string) => {
  const error = `${what} from ${from} to ${to}`;
  return z.number({ error }).min(from, { error }).max(to, { error });
};

export const maxUsdPerDay = 1000;
export const usdPerDay = numberFrom(0, maxUsdPerDay, 'an amount in US dollars');

/** Where the Data Export of AWS's own recommendations is. Its owner creates it: see the runbook. */
const recommendations = group({
  bucket,
  /** Region of the bucket; by default the system's own. */
  region: region.optional(),
  /** Owner of the bucket; another account must allow our role to read it. */
  accountId: accountId.optional(),
  /** The folder with the days' folders, such as 'exports/recommendations/data'. */
  prefix: folder,
  /** The KMS key of the files, in the bucket's region; undefined if S3's own encryption is used. */
  kmsKeyArn: keyArn.optional(),
});

export const resourceMetrics = group({
  /** After the digest, which archives the day. */
  schedule: schedule.default('cron(30 9 * * ? *)'),
  costShare: numberFrom(0, 1, 'a share').default(defaultMetricShare),
  usdPerDay: usdPerDay.default(defaultMetricUsdPerDay),
  healDays: integer(0, 30).default(defaultMetricHealDays),
  recommendations: recommendations.optional(),
});
