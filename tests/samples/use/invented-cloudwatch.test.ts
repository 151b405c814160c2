/** The invented use of the demo: the same in every run, with hours that make up their day, and possible for the bill. */
import { describe, expect, test } from 'vitest';
import { InventedCloudWatch } from '../../../samples/use/invented-cloudwatch.ts';
import { parseBillingDay, timeOfDay } from '../../../src/domain/calendar/billing-day.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { type AskedMetric, metricsOf } from '../../../src/metrics/plan/asked-metric.ts';
import { planRequests } from '../../../src/metrics/plan/plan-requests.ts';
import { metricRow } from '../../../src/metrics/rows/metric-row.ts';
import { askedOn } from '../../metrics/plan/some-metrics.ts';

const day = parseBillingDay('2026-11-18');

async function rowsOf(asked: readonly AskedMetric[]) {
  const source = new InventedCloudWatch();
  const requests = planRequests(askedOn(asked, day), null);
  const answers = await Promise.all(requests.map((request) => source.ask(request)));
  return requests.flatMap((request, at) =>
    request.asked.map((one) => metricRow(one, answers[at]?.answers ?? new Map())),
  );
}

const kindOf = (name: string) => {
  const kind = allKinds.find((one) => one.kind === name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
};

const instances = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    account: '111122223333',
    region: 'eu-west-1',
    resourceId: `i-${String(at).padStart(8, '0')}`,
    kind: kindOf('ec2-instance'),
  }));

const functions = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    account: '111122223333',
    region: 'eu-west-1',
    resourceId: `arn:aws:lambda:eu-west-1:111122223333:function:f-${at}`,
    kind: kindOf('lambda-function'),
  }));

describe('the invented use', () => {
  test('is the same for the same question', async () => {
    const asked = metricsOf(instances(20));
    expect(await rowsOf(asked)).toEqual(await rowsOf(asked));
  });

  test('has figures that agree with each other, and several ways of use', async () => {
    const rows = await rowsOf(metricsOf(instances(60)));
    const cpu = rows.filter(({ metric }) => metric === 'CPUUtilization');
    expect(cpu).toHaveLength(60);
    for (const { average, minimum, maximum, p95, samples } of cpu) {
      const [low, mean, high] = [Number(minimum), Number(average), Number(maximum)];
      expect(samples).toBe(24);
      expect(low).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(Number(p95));
      expect(Number(p95)).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(100);
    }
    const quiet = cpu.filter(({ maximum }) => Number(maximum) < 5).length;
    expect(quiet).toBeGreaterThan(2);
    expect(quiet).toBeLessThan(30);
  });

  test('is never none for what AWS charges by its use', async () => {
    const rows = await rowsOf(metricsOf(functions(60)));
    const onWeekday = rows.filter(({ metric }) => metric === 'Invocations');
    const never = onWeekday.filter(({ state }) => state === 'none');
    expect(never.length).toBeLessThan(onWeekday.length / 2);
    expect(onWeekday.some(({ sum }) => Number(sum) > 1000)).toBe(true);
  });

  test('asks the hours of a day: they add up to what the day has', async () => {
    const [resource] = functions(1);
    if (resource === undefined) throw new Error('no function');
    const query = {
      id: 'm',
      namespace: 'AWS/Lambda',
      metric: 'Invocations',
      dimensions: [{ name: 'FunctionName', value: 'f-1' }],
      statistic: 'Sum',
    } as const;
    const request = {
      region: 'eu-west-1',
      accountId: null,
      from: timeOfDay(day),
      to: timeOfDay(day) + 86_400_000,
    };
    const ask = async (periodSeconds: number) => {
      const source = new InventedCloudWatch();
      const { answers } = await source.ask({ ...request, queries: [{ ...query, periodSeconds }] });
      return answers.get('m')?.points.reduce((sum, { value }) => sum + value, 0) ?? 0;
    };
    expect(await ask(3_600)).toBeCloseTo(await ask(86_400), 3);
    expect(await ask(86_400)).toBeGreaterThan(0);
  });
});
