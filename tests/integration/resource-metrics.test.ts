/**
 * CloudWatch's adapter against moto, which adds up samples itself: the figures of a day are those of the samples that
 * were written. moto has no percentiles, pages and linked accounts; the stand-in of the unit tests has them.
 */
import { join } from 'node:path';
import {
  CloudWatchClient,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { measureDays } from '../../src/metrics/archive/measure-days.ts';
import { measuredDay } from '../../src/metrics/archive/measured-day.ts';
import type { MetricRow } from '../../src/metrics/rows/metric-row.ts';
import { openMetricSource } from '../../src/platform/aws/metric-source.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { resource } from '../metrics/plan/some-metrics.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const suite = 'metrics of resources from moto';
const isAbsent = wireAwsAbsence(suite) !== undefined;
const day = parseBillingDay('2026-11-20');
const midnight = Date.UTC(2026, 10, 20);
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

const volume = resource('ebs-volume', 'vol-00000001');
const gateway = resource('nat-gateway', arn('ec2', 'natgateway/nat-00000001'), {
  region: 'us-east-1',
});
const table = resource('dynamodb-table', arn('dynamodb', 'table/orders'));
const absent = resource('ebs-volume', 'vol-00000002');

/** Samples at minutes of the day, with their neighbours outside of it. */
const samples = [
  [-1, 1_000_000],
  [0, 4],
  [59, 6],
  [61, 20],
  [1_439, 30],
  [1_440, 1_000_000],
] as const;

function written(metric: string, dimension: string, value: string): MetricDatum[] {
  return samples.map(([minute, sample]) => ({
    MetricName: metric,
    Dimensions: [{ Name: dimension, Value: value }],
    Timestamp: new Date(midnight + minute * 60_000),
    Value: sample,
  }));
}

describe.skipIf(isAbsent)(suite, () => {
  const folder = folderForSuite();
  let moto: MotoServer;

  async function put(region: string, Namespace: string, MetricData: MetricDatum[]): Promise<void> {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new CloudWatchClient({ region, endpoint: moto.url, credentials });
    await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
    client.destroy();
  }

  beforeAll(async () => {
    moto = await startMotoServer();
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', moto.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const id = 'vol-00000001';
    await put('eu-west-1', 'AWS/EBS', written('VolumeReadOps', 'VolumeId', id));
    await put(
      'us-east-1',
      'AWS/NATGateway',
      written('ActiveConnectionCount', 'NatGatewayId', 'nat-00000001'),
    );
    await put(
      'eu-west-1',
      'AWS/DynamoDB',
      written('ProvisionedReadCapacityUnits', 'TableName', 'orders'),
    );
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await moto?.stop();
  });

  it('are the figures of the samples of the UTC day, in each Region', async () => {
    const store = new DirectoryStore(folder());
    const resources = [volume, gateway, table, absent];
    const outcome = await measureDays(
      { store, metrics: openMetricSource() },
      { days: [{ day, resources }], again: [], ownAccount: '111122223333' },
    );
    expect(outcome.days).toMatchObject([{ outcome: 'written', charged: 15 }]);
    expect(outcome.counts).toMatchObject({ retries: 0, requests: 2 });
    const rows = (await measuredDay(store, day)) ?? [];
    expect(rows).toHaveLength(15);
    const row = (name: string) => rows.filter(({ metric }) => metric === name);
    const nothing = { average: null, minimum: null, maximum: null, sum: null, p95: null };
    const known = (figures: Partial<MetricRow>) => ({ ...nothing, state: 'complete', ...figures });
    expect(row('VolumeReadOps')).toMatchObject([
      known({ resourceId: 'vol-00000001', sum: 60, samples: 3 }),
      { ...nothing, resourceId: 'vol-00000002', state: 'none', samples: 0 },
    ]);
    expect(row('ActiveConnectionCount')).toMatchObject([known({ maximum: 30, samples: 3 })]);
    expect(row('ProvisionedReadCapacityUnits')).toMatchObject([
      known({ average: 15, minimum: 4, maximum: 30, samples: 3 }),
    ]);
    expect(rows.filter(({ state }) => state === 'none')).toHaveLength(12);
  });

  it('are those of each day where several days are asked together, for the price of one', async () => {
    const days = [1, 0, -1].map((back) => ({ day: addDays(day, back), resources: [volume] }));
    const asked = { days, again: [], ownAccount: '111122223333' };
    const store = new DirectoryStore(join(folder(), 'together'));
    const outcome = await measureDays({ store, metrics: openMetricSource() }, asked);
    expect(outcome.days.map(({ charged }) => charged)).toEqual([4, 0, 0]);
    expect(outcome.counts).toMatchObject({ requests: 1, retries: 0 });
    for (const one of days) {
      const alone = new DirectoryStore(join(folder(), one.day));
      await measureDays({ store: alone, metrics: openMetricSource() }, { ...asked, days: [one] });
      expect(await measuredDay(store, one.day)).toEqual(await measuredDay(alone, one.day));
    }
    const sums = await Promise.all(days.map(async (one) => await measuredDay(store, one.day)));
    const reads = sums.map((rows) => rows?.find(({ metric }) => metric === 'VolumeReadOps')?.sum);
    expect(reads).toEqual([1_000_000, 60, 1_000_000]);
  });
});
