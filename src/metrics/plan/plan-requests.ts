/**
 * Divides metrics into requests that GetMetricData accepts: at most 500 queries, and so few points that AWS answers
 * with one page. A request is about one Region and one account, so that a missing permission stops no other; all
 * statistics of a metric are in one request, because only then they are one metric for AWS's bill.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  timeOfDay,
} from '../../domain/calendar/billing-day.ts';
import type { MetricQuery, MetricsRequest } from '../../ports/metric-source.ts';
import type { AskedDays } from './ask-once.ts';
import { queriesOf } from './asked-metric.ts';

/** Of one request. */
export const maxQueries = 500;
export const maxPoints = 100_800;

const secondsPerDay = 86_400;

export interface PlannedRequest extends MetricsRequest {
  /** In the order of their queries. */
  readonly asked: readonly AskedQueries[];
}

export interface AskedQueries {
  readonly asked: AskedDays;
  readonly queries: readonly MetricQuery[];
}

/** `ownAccount`: the account that asks; it is not named in requests. */
export function planRequests(
  asked: readonly AskedDays[],
  ownAccount: string | null,
): readonly PlannedRequest[] {
  return [...byPlace(asked).values()].flatMap((ofPlace) => {
    const { account, region } = (ofPlace[0] as AskedQueries).asked.resource;
    return inParts(ofPlace).map(({ first, last, asked: part }) => ({
      region,
      accountId: account === ownAccount ? null : account,
      from: timeOfDay(first),
      to: timeOfDay(addDays(last, 1)),
      queries: part.flatMap(({ queries }) => queries),
      asked: part,
    }));
  });
}

function byPlace(asked: readonly AskedDays[]): ReadonlyMap<string, readonly AskedQueries[]> {
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

/** Metrics of one request, and the days that it is about. */
interface Part {
  readonly first: BillingDay;
  readonly last: BillingDay;
  readonly asked: readonly AskedQueries[];
  readonly queries: number;
  readonly pointsPerDay: number;
}

/** Metrics of the same days come together: a request has the points of all its days for each of its metrics. */
function inParts(asked: readonly AskedQueries[]): readonly Part[] {
  const sorted = asked
    .map(partOf)
    .sort((a, b) => compared(b.last, a.last) || compared(b.first, a.first));
  const parts: { open: Part; asked: AskedQueries[] }[] = [];
  for (const part of sorted) {
    const last = parts.at(-1);
    const joined = last === undefined ? undefined : join(last.open, part);
    if (last === undefined || joined === undefined) {
      parts.push({ open: part, asked: [...part.asked] });
      continue;
    }
    last.open = joined;
    last.asked.push(...part.asked);
  }
  return parts.map(({ open, asked: ofPart }) => ({ ...open, asked: ofPart }));
}

function partOf(one: AskedQueries): Part {
  const { days } = one.asked;
  return {
    first: days[0] as BillingDay,
    last: days.at(-1) as BillingDay,
    asked: [one],
    queries: one.queries.length,
    pointsPerDay: one.queries.reduce((sum, query) => sum + secondsPerDay / query.periodSeconds, 0),
  };
}

/** Without the metrics themselves; undefined where both are too much for one request. */
function join(one: Part, other: Part): Part | undefined {
  const first = one.first < other.first ? one.first : other.first;
  const last = one.last > other.last ? one.last : other.last;
  const queries = one.queries + other.queries;
  const pointsPerDay = one.pointsPerDay + other.pointsPerDay;
  const isTooMuch =
    queries > maxQueries || pointsPerDay * daysFromTo(first, last).length > maxPoints;
  return isTooMuch ? undefined : { first, last, asked: [], queries, pointsPerDay };
}

function compared(a: BillingDay, b: BillingDay): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
