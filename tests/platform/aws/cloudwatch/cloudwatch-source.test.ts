/** Nothing of CloudWatch's answers is lost, and nothing that was answered is asked twice. */
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { metricsOf } from '../../../../src/metrics/plan/asked-metric.ts';
import { chargedMetrics } from '../../../../src/metrics/plan/metric-price.ts';
import { type PlannedRequest, planRequests } from '../../../../src/metrics/plan/plan-requests.ts';
import { CloudWatchSource } from '../../../../src/platform/aws/cloudwatch/cloudwatch-source.ts';
import type { MetricsAnswer } from '../../../../src/ports/metric-source.ts';
import { askedOn, instance, resource } from '../../../metrics/plan/some-metrics.ts';
import {
  type AskedQuery,
  type CloudWatchRules,
  type CloudWatchServer,
  cloudWatchServer,
} from '../../../support/aws/cloudwatch-server.ts';
import { jsonProblem, quick, useEnvironment } from '../wire-server.ts';

const day = parseBillingDay('2026-11-20');
const midnight = Date.UTC(2026, 10, 20);

/** A different number for each statistic and hour, so that a lost or mixed-up point shows. */
const truth = ({ dimensions, metric, statistic }: AskedQuery, at: number) =>
  dimensions.length + metric.length * 100 + statistic.length * 7 + (at - midnight) / 3_600_000;

const metrics = metricsOf([
  ...Array.from({ length: 60 }, (_, at) => instance(at)),
  resource('s3-bucket', 'logs'),
]);
const charged = metrics.reduce((sum, { metric }) => sum + chargedMetrics(metric), 0);

/** Queries of one instance. */
const ofInstance =
  planRequests(askedOn(metricsOf([instance(1)]), day), null)[0]?.queries.length ?? 0;

interface Result {
  readonly server: CloudWatchServer;
  readonly answers: readonly (readonly [PlannedRequest, MetricsAnswer])[];
}

async function askWith(rules: Partial<CloudWatchRules>, asked = metrics): Promise<Result> {
  const server = await cloudWatchServer({ truth, ...rules });
  useEnvironment({ AWS_ENDPOINT_URL_CLOUDWATCH: server.url });
  const pace = { firstMilliseconds: 1, maxMilliseconds: 2 };
  const source = new CloudWatchSource({ timings: { ...quick, requestMilliseconds: 20_000 }, pace });
  const answers: [PlannedRequest, MetricsAnswer][] = [];
  for (const request of planRequests(askedOn(asked, day), null)) {
    answers.push([request, await source.ask(request)]);
  }
  return { server, answers };
}

/** Every query has exactly the points of the truth. */
function expectNothingLost({ answers }: Result): void {
  for (const [{ queries }, { answers: found }] of answers) {
    expect(found.size).toBe(queries.length);
    for (const query of queries) {
      const answer = found.get(query.id);
      expect(answer?.state, query.id).toBe('complete');
      const hours = query.periodSeconds === 3_600 ? 24 : 1;
      const dimensions = query.dimensions.map(({ name, value }) => `${name}=${value}`).join(',');
      const expected = Array.from({ length: hours }, (_, hour) => ({
        at: midnight + hour * 3_600_000,
        value: truth(
          { ...query, dimensions } as unknown as AskedQuery,
          midnight + hour * 3_600_000,
        ),
      }));
      expect(answer?.points).toEqual(expected);
    }
  }
}

const sumOf = ({ answers }: Result, field: 'calls' | 'retries' | 'askedAgain') =>
  answers.reduce((sum, [, answer]) => sum + answer[field], 0);

describe('all metrics of a day', () => {
  test('are asked once, for the promised price', async () => {
    const result = await askWith({});
    expectNothingLost(result);
    expect(result.server.charged()).toBe(charged);
    expect(Math.max(...result.server.answered.values())).toBe(1);
    expect(sumOf(result, 'retries')).toBe(0);
    expect(result.answers.flatMap(([, { reasons }]) => reasons)).toEqual([]);
  });

  test('come from all pages, also where a page ends within a metric', async () => {
    const result = await askWith({ pageSize: 1_000 });
    expectNothingLost(result);
    expect(result.server.charged()).toBe(charged);
    expect(sumOf(result, 'calls')).toBeGreaterThan(20);
    expect(sumOf(result, 'retries')).toBe(0);
  });

  test('come through throttling and broken connections, which are retries and no price', async () => {
    const result = await askWith({
      instead: (_, attempt) =>
        attempt % 3 === 0
          ? jsonProblem(400, 'ThrottlingException', 'Rate exceeded')
          : attempt % 5 === 1
            ? 'reset'
            : undefined,
      pageSize: 5_000,
    });
    expectNothingLost(result);
    expect(result.server.charged()).toBe(charged);
    expect(sumOf(result, 'retries')).toBe(result.server.calls() - sumOf(result, 'calls'));
    expect(sumOf(result, 'retries')).toBeGreaterThan(2);
  });

  test.each(['PartialData', 'InternalError', 'missing'])(
    'that are %s at first are asked again, and only those',
    async (code) => {
      const isAffected = (query: AskedQuery) => query.dimensions.endsWith('7');
      const result = await askWith({
        status: (query, times) => (times === 0 && isAffected(query) ? code : undefined),
      });
      expectNothingLost(result);
      const again = [...result.server.answered].filter(([, times]) => times > 1);
      expect(again).toHaveLength(sumOf(result, 'askedAgain'));
      expect(again.every(([key]) => isAffected(JSON.parse(key)))).toBe(true);
      expect(sumOf(result, 'retries')).toBeGreaterThan(0);
    },
  );
});

/** State of each query → how many. */
function statesOf({ answers }: Result): Readonly<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const [, { answers: found }] of answers) {
    for (const { state } of found.values()) states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

describe('what CloudWatch does not give', () => {
  const queries = planRequests(askedOn(metrics, day), null).reduce(
    (sum, one) => sum + one.queries.length,
    0,
  );

  test('stays partial after three times, and the others are complete', async () => {
    const isBroken = (query: AskedQuery) => query.dimensions === 'InstanceId=i-00000007';
    const result = await askWith({
      status: (query) => (isBroken(query) ? 'InternalError' : undefined),
    });
    const states = statesOf(result);
    expect(states['partial']).toBe(ofInstance);
    expect(states['complete']).toBe(queries - ofInstance);
    expect(Math.max(...result.server.answered.values())).toBe(3);
    expect(result.answers.flatMap(([, { reasons }]) => reasons)).toContain(
      'InternalError of a metric',
    );
  });

  test('is inaccessible where a linked account is not shared, and asked once', async () => {
    const shared = { account: '222233334444', region: 'us-east-1' };
    const asked = metricsOf([instance(1), instance(2, shared), instance(3, shared)]);
    const result = await askWith(
      { status: ({ account }) => (account === '222233334444' ? 'Forbidden' : undefined) },
      asked,
    );
    expect(statesOf(result)).toEqual({ complete: ofInstance, inaccessible: 2 * ofInstance });
    expect(Math.max(...result.server.answered.values())).toBe(1);
  });

  test('is inaccessible where the role may not ask, and other Regions are asked', async () => {
    const asked = metricsOf([instance(1), instance(2, { region: 'us-east-1' })]);
    const result = await askWith(
      {
        instead: ([query]) =>
          query?.region === 'us-east-1'
            ? jsonProblem(403, 'AccessDeniedException', 'not authorized')
            : undefined,
      },
      asked,
    );
    expect(statesOf(result)).toEqual({ complete: ofInstance, inaccessible: ofInstance });
    expect(result.server.charged()).toBe(5);
    expect(result.answers[1]?.[1].reasons[0]).toMatch(/AccessDeniedException: not authorized/);
  });

  test('is found where AWS refuses a request for one metric of it, without a price', async () => {
    const result = await askWith({
      instead: (asked) =>
        asked.some(({ dimensions }) => dimensions === 'InstanceId=i-0000000b')
          ? jsonProblem(400, 'InvalidParameterValueException', 'a dimension is not valid')
          : undefined,
    });
    expect(statesOf(result)['inaccessible']).toBe(ofInstance);
    expect(statesOf(result)['complete']).toBe(queries - ofInstance);
    expect(result.server.charged()).toBe(charged - 5);
    expect(Math.max(...result.server.answered.values())).toBe(1);
  });

  test('is partial where AWS throttles to the end', async () => {
    const asked = metricsOf([instance(1)]);
    const result = await askWith(
      { instead: () => jsonProblem(400, 'ThrottlingException', 'Rate exceeded') },
      asked,
    );
    expect(statesOf(result)).toEqual({ partial: ofInstance });
    expect(result.answers[0]?.[1]).toMatchObject({ calls: 0, retries: 7 });
  });

  test('is not asked at a host that a Region of the bill would make up', async () => {
    const asked = metricsOf([instance(1, { region: 'evil.example/#' })]);
    const result = await askWith({}, asked);
    expect(statesOf(result)).toEqual({ inaccessible: ofInstance });
    expect(result.server.calls()).toBe(0);
  });

  test('is partial where a page repeats without an end', async () => {
    const server = await cloudWatchServer({
      truth,
      instead: () => ({
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: JSON.stringify({ MetricDataResults: [], NextToken: 'same' }),
      }),
    });
    useEnvironment({ AWS_ENDPOINT_URL_CLOUDWATCH: server.url });
    const pace = { firstMilliseconds: 1, maxMilliseconds: 2 };
    const [request] = planRequests(askedOn(metricsOf([instance(1)]), day), null);
    const answer = await new CloudWatchSource({
      timings: { ...quick, requestMilliseconds: 20_000 },
      pace,
    }).ask(request as PlannedRequest);
    expect([...answer.answers.values()].every(({ state }) => state === 'partial')).toBe(true);
    expect(server.calls()).toBeLessThan(10);
  });
});
