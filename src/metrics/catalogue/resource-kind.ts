/**
 * What is known of a kind of resource: how its ids look in the bill, and which metrics CloudWatch has of it.
 * The catalogue is data, so that a kind is added by an entry, without code.
 */

/** What AWS documents as meaningful for a metric. */
export type Figure = 'average' | 'minimum' | 'maximum' | 'sum';

export interface MetricOfKind {
  /** As CloudWatch names it. */
  readonly name: string;
  /** Absent: the kind's namespace. */
  readonly namespace?: string;
  readonly unit: 'Percent' | 'Bytes' | 'Count' | 'Count/Second' | 'Milliseconds';
  readonly figures: readonly Figure[];
  /** Ask for the 95th percentile of the day too: it is priced like another metric. */
  readonly hasP95?: true;
  /** AWS writes one point a day; absent: points of at most an hour. */
  readonly isDaily?: true;
  /** A dimension in addition to those of the id. */
  readonly dimension?: { readonly name: string; readonly value: string };
  /**
   * What it means that CloudWatch has no point of a day. `no-use`: AWS writes none while the resource is not used.
   * `unknown`: the resource did not run, AWS was late, or nothing writes the metric.
   */
  readonly withoutPoints: 'no-use' | 'unknown';
}

export interface ResourceKind {
  /** In the column ResourceKind. */
  readonly kind: string;
  /** Where AWS documents metrics and dimensions. */
  readonly source: string;
  readonly namespace: string;
  readonly id: {
    /**
     * The groups `region` and `account` are parts of the ARN; each other group is a dimension with the group's
     * name. It matches all of the id.
     */
    readonly pattern: RegExp;
    /** The same as SQL's LIKE, which may find more ids. */
    readonly like: string;
    /** The id is a plain name: it is of this kind only on lines of this service, by code and by name. */
    readonly service?: { readonly code: string; readonly name: string };
  };
  readonly metrics: readonly MetricOfKind[];
}
