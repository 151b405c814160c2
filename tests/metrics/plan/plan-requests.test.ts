/** How the metrics of a day become requests: within AWS's limits, each once, statistics together. */
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { metricsOf } from '../../../src/metrics/plan/asked-metric.ts';
import { chargedMetrics } from '../../../src/metrics/plan/metric-price.ts';
import { maxQueries, planRequests } from '../../../src/metrics/plan/plan-requests.ts';
import { instance, resource } from './some-metrics.ts';

const day = parseBillingDay('2026-11-20');

describe('the requests of a day', () => {
  const places = [
    { account: '111122223333', region: 'eu-west-1' },
    { account: '111122223333', region: 'us-east-1' },
    { account: '222233334444', region: 'eu-west-1' },
  ];
  const asked = metricsOf(
    Array.from({ length: 700 }, (_, at) => instance(at, places[at % places.length])),
  );
  const requests = planRequests(day, asked, '111122223333');

  test('have every metric once', () => {
    const found = requests.flatMap(({ asked: ofRequest }) => ofRequest.map((one) => one.asked));
    expect(found).toHaveLength(asked.length);
    expect(new Set(found)).toEqual(new Set(asked));
  });

  test('are within the limits, and not more than needed', () => {
    for (const { queries } of requests) expect(queries.length).toBeLessThanOrEqual(maxQueries);
    const queries = requests.reduce((sum, request) => sum + request.queries.length, 0);
    // A request may lack the few queries of a metric that did not fit.
    expect(requests.length).toBeLessThanOrEqual(Math.ceil(queries / (maxQueries - 5)) + 3);
  });

  test('are about one Region and one account each; its own account is not named', () => {
    for (const { region, accountId, asked: ofRequest } of requests) {
      const found = new Set(ofRequest.map(({ asked: one }) => one.resource.region));
      expect([...found]).toEqual([region]);
      const accounts = new Set(ofRequest.map(({ asked: one }) => one.resource.account));
      expect([...accounts]).toEqual([accountId ?? '111122223333']);
    }
    expect(new Set(requests.map(({ accountId }) => accountId))).toEqual(
      new Set([null, '222233334444']),
    );
  });

  test('ask for the UTC day, by hours, and for percentiles by the day', () => {
    const [first] = requests;
    expect(first).toMatchObject({
      from: Date.UTC(2026, 10, 20),
      to: Date.UTC(2026, 10, 21),
    });
    expect(first?.queries.slice(0, 5)).toEqual(
      ['Sum', 'SampleCount', 'Minimum', 'Maximum', 'p95'].map((statistic) => ({
        id: expect.stringMatching(/^[a-z][A-Za-z0-9_]*$/),
        namespace: 'AWS/EC2',
        metric: 'CPUUtilization',
        dimensions: [{ name: 'InstanceId', value: 'i-00000000' }],
        statistic,
        periodSeconds: statistic === 'p95' ? 86_400 : 3_600,
      })),
    );
  });

  test('have an id for each query', () => {
    for (const { queries } of requests) {
      expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
    }
  });
});

test('sizes of a bucket are asked by storage class and day', () => {
  const [request] = planRequests(day, metricsOf([resource('s3-bucket', 'logs')]), null);
  expect(request?.queries[0]).toMatchObject({
    namespace: 'AWS/S3',
    metric: 'BucketSizeBytes',
    dimensions: [
      { name: 'BucketName', value: 'logs' },
      { name: 'StorageType', value: 'StandardStorage' },
    ],
    statistic: 'Average',
    periodSeconds: 86_400,
  });
});

test('no metric of the catalogue has more statistics of a period than AWS counts as one metric', () => {
  const metrics = allKinds.flatMap((kind) => kind.metrics);
  for (const metric of metrics) expect(chargedMetrics(metric)).toBe(metric.hasP95 ? 2 : 1);
});
