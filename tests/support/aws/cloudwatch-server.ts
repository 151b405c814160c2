/**
 * CloudWatch for tests: answers GetMetricData from a truth that the test knows, in pages, and throttles, breaks,
 * forgets and refuses as the test requires. It counts what AWS would charge: the metrics of each request, up to five
 * statistics of one metric and period as one. No emulator has pages, linked accounts or incomplete data.
 */
import { type Answer, json, jsonProblem, wireServer } from '../../platform/aws/wire-server.ts';

export interface AskedQuery {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: string;
  readonly statistic: string;
  readonly period: number;
}

export interface CloudWatchRules {
  /** The value of a statistic at a time; undefined: CloudWatch has no point. */
  readonly truth: (query: AskedQuery, at: number) => number | undefined;
  /** Answers in place of CloudWatch; called for each attempt, with its number from 0. */
  readonly instead?: (queries: readonly AskedQuery[], attempt: number) => Answer | undefined;
  /** The status of a query the n-th time that it is asked, from 0; 'missing' leaves it out. */
  readonly status?: (query: AskedQuery, times: number) => string | undefined;
  /** Points of one page. */
  readonly pageSize?: number;
}

export interface CloudWatchServer {
  readonly url: string;
  /** Metrics that AWS would charge for the requests that it answered, without further pages. */
  readonly charged: () => number;
  /** How often each query was answered, by a key of all its parts but the id. */
  readonly answered: ReadonlyMap<string, number>;
  readonly calls: () => number;
}

interface Body {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly NextToken?: string;
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly AccountId?: string;
    readonly MetricStat: {
      readonly Metric: {
        readonly Namespace: string;
        readonly MetricName: string;
        readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
      };
      readonly Period: number;
      readonly Stat: string;
    };
  }[];
}

export async function cloudWatchServer(rules: CloudWatchRules): Promise<CloudWatchServer> {
  let attempts = 0;
  let charged = 0;
  const answered = new Map<string, number>();
  const server = await wireServer((call) => {
    const body = JSON.parse(call.body.toString()) as Body;
    const region = /\/\d{8}\/([a-z0-9-]+)\/monitoring\//.exec(
      call.headers.authorization ?? '',
    )?.[1];
    const queries = body.MetricDataQueries.map((query) => askedQuery(query, region ?? ''));
    const instead = rules.instead?.(queries, attempts++);
    if (instead !== undefined) return instead;
    if (queries.length > 500) return jsonProblem(400, 'ValidationError', 'more than 500 queries');
    if (body.NextToken === undefined) {
      charged += chargedFor(queries);
      for (const query of queries)
        answered.set(keyOf(query), (answered.get(keyOf(query)) ?? 0) + 1);
    }
    return json(pageOf(rules, body, queries, answered));
  });
  return { url: server.url, charged: () => charged, answered, calls: () => attempts };
}

export function keyOf({ id: _, ...query }: AskedQuery): string {
  return JSON.stringify(query);
}

function askedQuery(
  { Id, AccountId, MetricStat }: Body['MetricDataQueries'][number],
  region: string,
): AskedQuery {
  const { Namespace, MetricName, Dimensions } = MetricStat.Metric;
  return {
    id: Id,
    account: AccountId ?? 'own',
    region,
    namespace: Namespace,
    metric: MetricName,
    dimensions: Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(','),
    statistic: MetricStat.Stat,
    period: MetricStat.Period,
  };
}

function chargedFor(queries: readonly AskedQuery[]): number {
  const statistics = new Map<string, number>();
  for (const { id: _, statistic: __, ...metric } of queries) {
    const key = JSON.stringify(metric);
    statistics.set(key, (statistics.get(key) ?? 0) + 1);
  }
  return [...statistics.values()].reduce((sum, count) => sum + Math.ceil(count / 5), 0);
}

/** A page has some points of one or several queries; a query that goes on is PartialData until its last page. */
function pageOf(
  { truth, status, pageSize = 100_800 }: CloudWatchRules,
  { StartTime, EndTime, NextToken }: Body,
  queries: readonly AskedQuery[],
  answered: ReadonlyMap<string, number>,
) {
  const all = queries.flatMap((query) => {
    const times = (answered.get(keyOf(query)) ?? 1) - 1;
    const code = status?.(query, times) ?? 'Complete';
    if (code === 'missing') return [];
    const points = code === 'Forbidden' ? [] : pointsOf(query, { StartTime, EndTime }, truth);
    const kept = code === 'Complete' ? points : points.slice(0, 3);
    return [{ query, code, points: kept }];
  });
  const start = Number(NextToken ?? 0);
  const end = start + pageSize;
  let at = 0;
  const MetricDataResults = all.flatMap(({ query, code, points }) => {
    const first = at;
    at += Math.max(points.length, 1);
    if (at <= start || first >= end) return [];
    const part = points.slice(Math.max(0, start - first), Math.max(0, end - first));
    return [
      {
        Id: query.id,
        Label: query.metric,
        StatusCode: at > end ? 'PartialData' : code,
        Timestamps: part.map(([time]) => time),
        Values: part.map(([, value]) => value),
      },
    ];
  });
  return { MetricDataResults, Messages: [], ...(end < at ? { NextToken: String(end) } : {}) };
}

/** [seconds, value] of each period that has a point. */
function pointsOf(
  query: AskedQuery,
  { StartTime, EndTime }: Pick<Body, 'StartTime' | 'EndTime'>,
  truth: CloudWatchRules['truth'],
): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  for (let time = StartTime; time < EndTime; time += query.period) {
    const value = truth(query, time * 1000);
    if (value !== undefined) points.push([time, value]);
  }
  return points;
}
