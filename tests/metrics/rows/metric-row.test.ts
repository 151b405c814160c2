/** From the answers of CloudWatch to the row of a day. */
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { metricsOf } from '../../../src/metrics/plan/asked-metric.ts';
import { type AskedQueries, planRequests } from '../../../src/metrics/plan/plan-requests.ts';
import { metricsToAskAgain } from '../../../src/metrics/rows/ask-again.ts';
import { metricColumns, rowsOfColumns } from '../../../src/metrics/rows/metric-columns.ts';
import { metricRow } from '../../../src/metrics/rows/metric-row.ts';
import type { MetricAnswer, MetricStatistic } from '../../../src/ports/metric-source.ts';
import { askedOn, instance, resource } from '../plan/some-metrics.ts';

const day = parseBillingDay('2026-11-20');
const midnight = Date.UTC(2026, 10, 20);

function queriesFor(metric: string, measured = instance(1)): AskedQueries {
  const requests = planRequests(askedOn(metricsOf([measured]), day), null);
  const found = requests[0]?.asked.find(({ asked }) => asked.metric.name === metric);
  if (found === undefined) throw new Error(`no ${metric}`);
  return found;
}

type Values = Partial<Record<MetricStatistic, readonly number[]>>;

function answersOf(
  { queries }: AskedQueries,
  values: Values,
  state: MetricAnswer['state'] = 'complete',
): ReadonlyMap<string, MetricAnswer> {
  return new Map(
    queries.map(({ id, statistic }) => [
      id,
      {
        state,
        points: (values[statistic] ?? []).map((value, hour) => ({
          at: midnight + hour * 3_600_000,
          value,
        })),
      },
    ]),
  );
}

describe('the row of a metric', () => {
  const cpu = queriesFor('CPUUtilization');
  const values: Values = {
    Sum: [600, 20],
    SampleCount: [60, 1],
    Minimum: [5, 20],
    Maximum: [90, 20],
    p95: [42],
  };

  test('has the average of the samples, not of the hours', () => {
    expect(metricRow(cpu, answersOf(cpu, values))).toEqual({
      account: '111122223333',
      region: 'eu-west-1',
      resourceId: 'i-00000001',
      kind: 'ec2-instance',
      metric: 'CPUUtilization',
      dimension: '',
      state: 'complete',
      unit: 'Percent',
      average: 620 / 61,
      minimum: 5,
      maximum: 90,
      // Percents that are added up mean nothing.
      sum: null,
      p95: 42,
      samples: 2,
    });
  });

  test('has no figure without a point, and is not 0', () => {
    const row = metricRow(cpu, answersOf(cpu, {}));
    expect(row).toMatchObject({
      state: 'none',
      average: null,
      maximum: null,
      p95: null,
      samples: 0,
    });
  });

  test.each(['partial', 'inaccessible'] as const)('has no figure if an answer is %s', (state) => {
    const answers = new Map(answersOf(cpu, values));
    answers.set(cpu.queries[1]?.id ?? '', { state, points: [{ at: midnight, value: 1 }] });
    const row = metricRow(cpu, answers);
    expect(row).toMatchObject({ state, average: null, sum: null, p95: null, samples: null });
  });

  test('is partial where an answer is missing', () => {
    expect(metricRow(cpu, new Map())).toMatchObject({ state: 'partial', samples: null });
  });

  test('keeps what it has without a percentile', () => {
    const { p95: _, ...rest } = values;
    expect(metricRow(cpu, answersOf(cpu, rest))).toMatchObject({ state: 'complete', p95: null });
  });

  test('of a daily metric is its one point', () => {
    const size = queriesFor('BucketSizeBytes', resource('s3-bucket', 'logs'));
    const row = metricRow(size, answersOf(size, { Average: [1024] }));
    expect(row).toMatchObject({
      dimension: 'StorageType=StandardStorage',
      average: 1024,
      samples: 1,
    });
  });

  test('of a counter has its sum', () => {
    const reads = queriesFor('VolumeReadOps', resource('ebs-volume', 'vol-00000001'));
    const row = metricRow(reads, answersOf(reads, { Sum: [1, 2, 3.5] }));
    expect(row).toMatchObject({ sum: 6.5, average: null, maximum: null, samples: 3 });
  });
});

describe('the rows of a day', () => {
  const asked =
    planRequests(askedOn(metricsOf([instance(2), instance(1)]), day), null)[0]?.asked ?? [];
  const rows = asked.map((one, at) =>
    metricRow(one, answersOf(one, { Sum: [1] }, at === 2 ? 'partial' : 'complete')),
  );

  test('are in the order of the table, and come back from its columns', () => {
    const columns = metricColumns(day, rows);
    const back = rowsOfColumns(columns);
    expect(back.map(({ resourceId, metric }) => `${resourceId} ${metric}`)).toEqual(
      ['i-00000001', 'i-00000002'].flatMap((id) =>
        ['CPUUtilization', 'NetworkIn', 'NetworkOut', 'mem_used_percent'].map(
          (metric) => `${id} ${metric}`,
        ),
      ),
    );
    expect(new Set(back)).toEqual(new Set(rows));
  });

  test('cannot have a metric of a resource twice', () => {
    expect(() => metricColumns(day, [...rows, ...rows])).toThrow(/2026-11-20 have .* twice/);
  });

  test('are asked again only where they are not complete', () => {
    const again = metricsToAskAgain(rows, ['partial']);
    expect(again.map(({ metric }) => metric.name)).toEqual([rows[2]?.metric]);
    expect(again[0]?.resource).toEqual(asked[2]?.asked.resource);
    expect(metricsToAskAgain(rows, ['inaccessible'])).toEqual([]);
    const gone = rows.map((row) => ({ ...row, kind: 'mainframe' }));
    expect(metricsToAskAgain(gone, ['partial'])).toEqual([]);
  });
});
