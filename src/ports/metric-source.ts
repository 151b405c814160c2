/** The port to a store of operational metrics: CloudWatch. One request is about one Region and one account. */

export type MetricStatistic = 'Average' | 'Minimum' | 'Maximum' | 'Sum' | 'SampleCount' | 'p95';

/** One statistic of one metric. */
export interface MetricQuery {
  /** Unique in the request: a lower-case letter, then letters, digits and '_'. */
  readonly id: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly statistic: MetricStatistic;
  readonly periodSeconds: number;
}

export interface MetricsRequest {
  readonly region: string;
  /** The linked account that has the metrics; null for the account that asks. */
  readonly accountId: string | null;
  /** Milliseconds since 1970; `to` is not included. */
  readonly from: number;
  readonly to: number;
  readonly queries: readonly MetricQuery[];
}

export interface MetricPoint {
  /** Start of the period, milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

export interface MetricAnswer {
  /**
   * `complete`: these are all points, maybe none; `partial`: some may be missing; `inaccessible`: CloudWatch refused
   * the account, the Region or the metric.
   */
  readonly state: 'complete' | 'partial' | 'inaccessible';
  /** Ascending, each time once. */
  readonly points: readonly MetricPoint[];
}

export interface MetricsAnswer {
  /** By the id of the query: one for each. */
  readonly answers: ReadonlyMap<string, MetricAnswer>;
  /** Calls that were made, with further pages. */
  readonly calls: number;
  /** Attempts that were made again: throttled, broken, or for data that was not complete. */
  readonly retries: number;
  /** Queries that were asked again, which CloudWatch may charge again. */
  readonly askedAgain: number;
  /** Why something is not complete, in AWS's words, each once. */
  readonly reasons: readonly string[];
}

export interface MetricSource {
  /** Does not throw for what CloudWatch refuses: the answer says it. Throws when nothing can be asked at all. */
  ask(request: MetricsRequest): Promise<MetricsAnswer>;
}
