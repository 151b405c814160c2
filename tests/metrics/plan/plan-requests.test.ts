/** How the metrics of a day become requests: within AWS's limits, each once, statistics together. */
import { describe, expect, test } from 'vitest';
import { addDays, parseBillingDay, timeOfDay } from '../../../src/domain/calendar/billing-day.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { askOnce, chargedByDay } from '../../../src/metrics/plan/ask-once.ts';
import { type AskedMetric, metricsOf } from '../../../src/metrics/plan/asked-metric.ts';
import { chargedMetrics } from '../../../src/metrics/plan/metric-price.ts';
import {
  maxPoints,
  maxQueries,
  type PlannedRequest,
  planRequests,
} from '../../../src/metrics/plan/plan-requests.ts';
import { askedOn, instance, resource } from './some-metrics.ts';

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
  const requests = planRequests(askedOn(asked, day), '111122223333');

  test('have every metric once', () => {
    const found = requests.flatMap(({ asked: ofRequest }) => ofRequest.map((one) => one.asked));
    expect(found).toHaveLength(asked.length);
    const names = (list: readonly AskedMetric[]) =>
      list.map(({ resource: one, metric }) => `${one.resourceId} ${metric.name}`).sort();
    expect(names(found)).toEqual(names(asked));
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

describe('the requests of several days', () => {
  const dayAt = (back: number) => addDays(day, -back);
  const days = Array.from({ length: 30 }, (_, back) => dayAt(back));
  const pointsOf = ({ from, to, queries }: PlannedRequest) =>
    queries.reduce((sum, { periodSeconds }) => sum + (to - from) / 1000 / periodSeconds, 0);

  test('ask each metric once, with so few points that AWS needs one page', () => {
    const metrics = metricsOf(Array.from({ length: 100 }, (_, at) => instance(at)));
    const asked = askedOn(metrics, ...days);
    expect(asked).toHaveLength(metrics.length);
    const requests = planRequests(asked, null);
    expect(requests.flatMap((one) => one.asked)).toHaveLength(metrics.length);
    for (const request of requests) {
      expect(pointsOf(request)).toBeLessThanOrEqual(maxPoints);
      expect([request.from, request.to]).toEqual([timeOfDay(dayAt(29)), timeOfDay(dayAt(-1))]);
    }
    const points = requests.reduce((sum, request) => sum + pointsOf(request), 0);
    expect(requests.length).toBe(Math.ceil(points / maxPoints));
  });

  test('have the days of their metrics only, where days differ', () => {
    const [newest, healed] = [metricsOf([instance(1)]), metricsOf([instance(2)])];
    const asked = askOnce([
      [day, [...newest, ...healed]],
      [dayAt(7), healed],
    ]);
    expect(asked.map(({ days: of }) => of)).toEqual([
      ...newest.map(() => [day]),
      ...healed.map(() => [dayAt(7), day]),
    ]);
    const many = Array.from({ length: 400 }, (_, at) => instance(at + 10));
    const requests = planRequests([...askedOn(metricsOf(many), day), ...asked], null);
    const days8 = requests.filter(({ from, to }) => to - from > 86_400_000);
    // The one in which the days change, at most.
    expect(days8).toHaveLength(1);
  });

  test('are charged at the newest day, once', () => {
    const metrics = metricsOf([instance(1)]);
    expect([...chargedByDay(askedOn(metrics, ...days))]).toEqual([[day, 5]]);
  });
});

test('sizes of a bucket are asked by storage class and day', () => {
  const [request] = planRequests(askedOn(metricsOf([resource('s3-bucket', 'logs')]), day), null);
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
