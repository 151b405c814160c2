/** What is unusual about a report day: each service outside its expected range, and what explains it. */
import type { ExpectedRange } from './expected-range.ts';

/** What explains a part of an anomaly: one usage type in one linked account. Names are hostile text. */
export interface AnomalyDriver {
  readonly accountId: string;
  readonly accountName: string | null;
  /** FOCUS SkuMeter or CUR line_item_usage_type, such as 'EUC1-BoxUsage:m5.large'. */
  readonly usageType: string;
  /** Cost of the report day. */
  readonly cost: number;
  /** Mean cost of the reference days. */
  readonly reference: number;
  /** cost − reference. */
  readonly change: number;
}

/** A service of an OU whose cost of the report day is not what its own history leads to expect. */
export interface Anomaly {
  readonly ou: string;
  readonly service: string;
  /** 'new': a service without cost before; 'spike' and 'drop': outside the expected range. */
  readonly kind: 'spike' | 'drop' | 'new';
  /** Cost of the report day. */
  readonly cost: number;
  /** The middle of what was expected. */
  readonly expected: number;
  readonly range: ExpectedRange;
  /** What explains most of it, largest change first; empty where the bill does not tell. */
  readonly drivers: readonly AnomalyDriver[];
}

export interface Anomalies {
  /**
   * 'short-history': too few archived days to tell; 'incomplete': the report day is not complete;
   * 'failed': nobody looked, since the archive or the bill could not be asked.
   */
  readonly state: 'checked' | 'short-history' | 'incomplete' | 'failed';
  /** Largest deviation in money first. */
  readonly rows: readonly Anomaly[];
}
