/**
 * Asks CloudWatch for metrics; no other file calls that service. It follows every page, asks again for what was
 * not complete, and finds the metrics that AWS refuses, so that one of them does not lose the others.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type {
  MetricQuery,
  MetricSource,
  MetricsAnswer,
  MetricsRequest,
} from '../../../ports/metric-source.ts';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import { failureKindOf, reasonOf } from '../client/aws-errors.ts';
import type { Pace } from '../client/poll.ts';
import { AnswerPages } from './answer-pages.ts';
import { halvesByMetric } from './halves-by-metric.ts';
import { isRegionName } from './region-name.ts';

/** A throttled call waits up to about a minute in total: nobody waits for the run. */
const maxAttempts = 8;
/** How often what is not complete is asked for, all in all. */
const maxAsks = 3;
/** The most that one answer may have. */
const maxDatapoints = 100_800;

export interface CloudWatchOptions {
  readonly timings: AwsTimings;
  /** Pauses before incomplete metrics are asked for again. */
  readonly pace: Pace;
}

export class CloudWatchSource implements MetricSource {
  readonly #clients = new Map<string, CloudWatchClient>();
  readonly #options: CloudWatchOptions;

  constructor(options: CloudWatchOptions) {
    this.#options = options;
  }

  async ask(request: MetricsRequest): Promise<MetricsAnswer> {
    const ids = request.queries.map(({ id }) => id);
    const pages = new AnswerPages(ids);
    const asked = { calls: 0, retries: 0, askedAgain: 0 };
    if (!isRegionName(request.region)) {
      pages.refuse(ids);
      pages.reason('the bill names a Region that is not one of AWS');
      return { answers: pages.answers(), ...asked, reasons: pages.reasons };
    }
    let pause = this.#options.pace.firstMilliseconds;
    for (let ask = 1; ask <= maxAsks && pages.partial.length > 0; ask++) {
      const partial = new Set(pages.partial);
      if (ask > 1) {
        await sleep(pause);
        pause = Math.min(pause * 2, this.#options.pace.maxMilliseconds);
        asked.retries += 1;
        asked.askedAgain += partial.size;
        pages.forget([...partial]);
      }
      const queries = request.queries.filter(({ id }) => partial.has(id));
      const isAnswered = await this.#askAll({ ...request, queries }, pages, asked);
      if (!isAnswered) break;
    }
    return { answers: pages.answers(), ...asked, reasons: pages.reasons };
  }

  /** False where AWS did not answer at all, after all attempts: asking again now would not help. */
  async #askAll(request: MetricsRequest, pages: AnswerPages, asked: Asked): Promise<boolean> {
    try {
      await this.#askPages(request, pages, asked);
      return true;
    } catch (error) {
      asked.retries += attemptsOf(error) - 1;
      pages.reason(reasonOf(error).replace(/ \(request [^)]*\)$/, ''));
      const kind = failureKindOf(error);
      const ids = request.queries.map(({ id }) => id);
      const halves = kind === 'refused' ? halvesByMetric(request.queries) : [];
      if (halves.length > 0) {
        const answered: boolean[] = [];
        for (const queries of halves) {
          answered.push(await this.#askAll({ ...request, queries }, pages, asked));
        }
        return answered.includes(true);
      }
      // A Region that is not enabled refuses the credentials.
      if (['refused', 'denied', 'credentials'].includes(kind)) pages.refuse(ids);
      else pages.forget(ids);
      return false;
    }
  }

  async #askPages(request: MetricsRequest, pages: AnswerPages, asked: Asked): Promise<void> {
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const page = await this.#page(request, token);
      asked.calls += 1;
      asked.retries += (page.$metadata.attempts ?? 1) - 1;
      for (const { Code, Value } of page.Messages ?? []) pages.reason(`${Code}: ${Value}`);
      for (const result of page.MetricDataResults ?? []) pages.add(result);
      token = page.NextToken;
      if (token !== undefined && seen.has(token)) {
        pages.reason('CloudWatch gave the same page again');
        pages.forget(request.queries.map(({ id }) => id));
        return;
      }
      if (token !== undefined) seen.add(token);
    } while (token !== undefined);
  }

  #page(
    { region, accountId, from, to, queries }: MetricsRequest,
    token: string | undefined,
  ): Promise<GetMetricDataCommandOutput> {
    return this.#client(region).send(
      new GetMetricDataCommand({
        StartTime: new Date(from),
        EndTime: new Date(to),
        ScanBy: 'TimestampAscending',
        MaxDatapoints: maxDatapoints,
        NextToken: token,
        MetricDataQueries: queries.map((query) => dataQuery(query, accountId)),
      }),
    );
  }

  #client(region: string): CloudWatchClient {
    const known = this.#clients.get(region);
    if (known !== undefined) return known;
    const client = new CloudWatchClient({
      ...clientSettings(region, this.#options.timings),
      maxAttempts,
    });
    this.#clients.set(region, client);
    return client;
  }
}

interface Asked {
  calls: number;
  retries: number;
  askedAgain: number;
}

function dataQuery(query: MetricQuery, accountId: string | null) {
  return {
    Id: query.id,
    ...(accountId === null ? {} : { AccountId: accountId }),
    MetricStat: {
      Metric: {
        Namespace: query.namespace,
        MetricName: query.metric,
        Dimensions: query.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
      },
      Period: query.periodSeconds,
      Stat: query.statistic,
    },
    ReturnData: true,
  };
}

function attemptsOf(error: unknown): number {
  const { $metadata } = (error ?? {}) as { readonly $metadata?: { readonly attempts?: number } };
  return $metadata?.attempts ?? 1;
}
