/** Asks for metrics of some days, some requests at a time, and makes a row of each metric and day. */
import { type BillingDay, timeOfDay } from '../../domain/calendar/billing-day.ts';
import { eachBounded } from '../../ports/each-bounded.ts';
import type { MetricAnswer, MetricPoint, MetricSource } from '../../ports/metric-source.ts';
import type { AskedDays } from '../plan/ask-once.ts';
import { type AskedQueries, planRequests } from '../plan/plan-requests.ts';
import { type MetricRow, metricRow } from '../rows/metric-row.ts';

/**
 * AWS allows 50 calls and 396,000 points of older data a second; a request of 500 queries has 12,000 points of a day
 * and takes about a second, a request of many days at most 100,800.
 * https://repost.aws/knowledge-center/cloudwatch-getmetricdata-api
 */
const requestsAtOnce = 4;
const millisecondsPerDay = 86_400_000;

export interface AnsweredDays {
  /** One row for each metric that was asked for the day. */
  readonly rows: ReadonlyMap<BillingDay, readonly MetricRow[]>;
  readonly counts: AskedCounts;
}

export interface AskedCounts {
  readonly requests: number;
  readonly calls: number;
  readonly retries: number;
  readonly askedAgain: number;
  /** Why something is not complete, each once. */
  readonly reasons: readonly string[];
}

export const nothingAsked: AskedCounts = {
  requests: 0,
  calls: 0,
  retries: 0,
  askedAgain: 0,
  reasons: [],
};

export async function askMetrics(
  source: MetricSource,
  asked: readonly AskedDays[],
  ownAccount: string | null,
): Promise<AnsweredDays> {
  const requests = planRequests(asked, ownAccount);
  const rows = new Map<BillingDay, MetricRow[]>();
  const answered = await eachBounded(requests, requestsAtOnce, async (request) => {
    const { answers, ...counts } = await source.ask(request);
    for (const one of request.asked) addRows(rows, one, answers);
    return counts;
  });
  const total = (field: 'calls' | 'retries' | 'askedAgain') =>
    answered.reduce((sum, one) => sum + one[field], 0);
  return {
    rows,
    counts: {
      requests: requests.length,
      calls: total('calls'),
      retries: total('retries'),
      askedAgain: total('askedAgain'),
      reasons: [...new Set(answered.flatMap(({ reasons }) => reasons))],
    },
  };
}

/** Only of the days for which the metric was asked: the answer may have others between them. */
function addRows(
  rows: Map<BillingDay, MetricRow[]>,
  one: AskedQueries,
  answers: ReadonlyMap<string, MetricAnswer>,
): void {
  const byQuery = one.queries.map(({ id }) => {
    const { state = 'partial', points = [] } = answers.get(id) ?? {};
    return { id, state, byDay: pointsByDay(points) } as const;
  });
  for (const day of one.asked.days) {
    const ofDay = new Map(
      byQuery.map(({ id, state, byDay }) => [
        id,
        { state, points: byDay.get(timeOfDay(day)) ?? [] },
      ]),
    );
    const row = metricRow(one, ofDay);
    const found = rows.get(day);
    if (found === undefined) rows.set(day, [row]);
    else found.push(row);
  }
}

/** Ascending points by the start of their day, in milliseconds since 1970. */
function pointsByDay(points: readonly MetricPoint[]): ReadonlyMap<number, readonly MetricPoint[]> {
  const byDay = new Map<number, MetricPoint[]>();
  for (const point of points) {
    const start = point.at - (point.at % millisecondsPerDay);
    const found = byDay.get(start);
    if (found === undefined) byDay.set(start, [point]);
    else found.push(point);
  }
  return byDay;
}
