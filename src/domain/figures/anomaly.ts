/** Anomalies of a report day: services outside their expected range, and the causes in the bill. */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { ExpectedRange } from './expected-range.ts';

/** One cause of an anomaly: a usage type in a linked account. Names are untrusted input. */
export interface AnomalyDriver {
  readonly accountId: string;
  readonly accountName: string | null;
  /** FOCUS SkuMeter or CUR line_item_usage_type, such as 'EUC1-BoxUsage:m5.large'. */
  readonly usageType: string;
  /** AWS Region, such as 'eu-central-1'; null where the bill names none. Untrusted input. */
  readonly region: string | null;
  /** Cost of the report day. */
  readonly cost: number;
  /** Mean cost of the reference days. */
  readonly reference: number;
  /** cost − reference. */
  readonly change: number;
}

/** A service of an OU whose cost on the report day is outside the range that its history predicts. */
export interface Anomaly {
  readonly ou: string;
  readonly service: string;
  /** 'new': a service without cost before; 'spike' and 'drop': outside the expected range. */
  readonly kind: 'spike' | 'drop' | 'new';
  /** Cost of the report day. */
  readonly cost: number;
  /** The middle of `range`. */
  readonly expected: number;
  readonly range: ExpectedRange;
  /** The first of the unusual days that end with the report day. */
  readonly since: BillingDay;
  /** Number of those days, the report day included; 1 on the first. */
  readonly days: number;
  /**
   * Actual minus expected cost, summed over those days: negative for a drop. The same as the total impact of
   * AWS Cost Anomaly Detection.
   * https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
   */
  readonly impact: number;
  /** The largest causes, largest change first; empty when the bill does not show the cause. */
  readonly drivers: readonly AnomalyDriver[];
}

export interface Anomalies {
  /**
   * 'short-history': too few archived days for a comparison; 'incomplete': the report day is not
   * complete; 'failed': there was no search, because a query of the archive or the bill failed.
   */
  readonly state: 'checked' | 'short-history' | 'incomplete' | 'failed';
  /** Largest deviation in money first. */
  readonly rows: readonly Anomaly[];
}
