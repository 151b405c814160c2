/** Asks for metrics of one day, some requests at a time, and makes a row of each. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { eachBounded } from '../../ports/each-bounded.ts';
import type { MetricSource } from '../../ports/metric-source.ts';
import type { AskedMetric } from '../plan/asked-metric.ts';
import { chargedMetrics } from '../plan/metric-price.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { type MetricRow, metricRow } from '../rows/metric-row.ts';

/**
 * AWS allows 50 calls and 396,000 points of older data a second; a request of 500 queries has 12,000 points and
 * takes about a second.
 */
const requestsAtOnce = 4;

export interface AskedDay {
  /** One for each metric. */
  readonly rows: readonly MetricRow[];
  readonly requests: number;
  readonly calls: number;
  readonly retries: number;
  readonly askedAgain: number;
  /** Metrics that AWS charges, without those that were asked again. */
  readonly charged: number;
  /** Why something is not complete, each once. */
  readonly reasons: readonly string[];
}

export async function askMetrics(
  source: MetricSource,
  day: BillingDay,
  asked: readonly AskedMetric[],
  ownAccount: string | null,
): Promise<AskedDay> {
  const requests = planRequests(day, asked, ownAccount);
  const answered = await eachBounded(requests, requestsAtOnce, async (request) => {
    const { answers, ...counts } = await source.ask(request);
    return { rows: request.asked.map((one) => metricRow(one, answers)), ...counts };
  });
  const total = (field: 'calls' | 'retries' | 'askedAgain') =>
    answered.reduce((sum, one) => sum + one[field], 0);
  return {
    rows: answered.flatMap(({ rows }) => rows),
    requests: requests.length,
    calls: total('calls'),
    retries: total('retries'),
    askedAgain: total('askedAgain'),
    charged: asked.reduce((sum, { metric }) => sum + chargedMetrics(metric), 0),
    reasons: [...new Set(answered.flatMap(({ reasons }) => reasons))],
  };
}
