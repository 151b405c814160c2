/**
 * Divides the metrics of one day into requests that GetMetricData accepts. A request is about one Region and one
 * account, so that a missing permission stops no other; all statistics of a metric are in one request, because
 * only then they are one metric for AWS's bill.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
import { addDays, type BillingDay, timeOfDay } from '../../domain/calendar/billing-day.ts';
import type { MetricQuery, MetricsRequest } from '../../ports/metric-source.ts';
import { type AskedMetric, queriesOf } from './asked-metric.ts';

/** Of one request. */
export const maxQueries = 500;
export const maxPoints = 100_800;

const secondsPerDay = 86_400;

export interface PlannedRequest extends MetricsRequest {
  /** In the order of their queries. */
  readonly asked: readonly AskedQueries[];
}

export interface AskedQueries {
  readonly asked: AskedMetric;
  readonly queries: readonly MetricQuery[];
}

/** `ownAccount`: the account that asks; it is not named in requests. */
export function planRequests(
  day: BillingDay,
  asked: readonly AskedMetric[],
  ownAccount: string | null,
): readonly PlannedRequest[] {
  return [...byPlace(asked).values()].flatMap((ofPlace) => {
    const { account, region } = (ofPlace[0] as AskedQueries).asked.resource;
    return inParts(ofPlace).map((part) => ({
      region,
      accountId: account === ownAccount ? null : account,
      from: timeOfDay(day),
      to: timeOfDay(addDays(day, 1)),
      queries: part.flatMap(({ queries }) => queries),
      asked: part,
    }));
  });
}

function byPlace(asked: readonly AskedMetric[]): ReadonlyMap<string, readonly AskedQueries[]> {
  const places = new Map<string, AskedQueries[]>();
  for (const [at, one] of asked.entries()) {
    const { account, region } = one.resource;
    const place = JSON.stringify([region, account]);
    const found = places.get(place) ?? [];
    found.push({ asked: one, queries: queriesOf(one, `m${at}`) });
    places.set(place, found);
  }
  return places;
}

function inParts(asked: readonly AskedQueries[]): readonly (readonly AskedQueries[])[] {
  const parts: AskedQueries[][] = [];
  let [queryCount, pointCount] = [maxQueries, 0];
  for (const one of asked) {
    const points = one.queries.reduce(
      (sum, { periodSeconds }) => sum + secondsPerDay / periodSeconds,
      0,
    );
    if (queryCount + one.queries.length > maxQueries || pointCount + points > maxPoints) {
      parts.push([]);
      [queryCount, pointCount] = [0, 0];
    }
    parts.at(-1)?.push(one);
    queryCount += one.queries.length;
    pointCount += points;
  }
  return parts;
}
