/** Sets the rows of a large statement aside by day, so that a backfill scans each billing period once. */
import type { BillingDay, BillingPeriod } from '../domain/calendar/billing-day.ts';

/** What reading a billing period once can cost at most: its columns alone are fewer bytes. */
export interface ScanEstimate {
  readonly bytes: number;
  /** At Athena's list price, whether or not anything is charged here. */
  readonly costUsd: number;
}

/** A SELECT whose last columns are `year`, `month` and `day`, by which its rows are set aside. */
export interface StagedSelect {
  readonly name: string;
  readonly sql: string;
}

/** Rows that one scan set aside, to be read a day at a time and in any order. */
export interface StagedRows {
  readonly queryId: string;
  readonly bytesScanned: number | null;
  /** USD at list price; null where nothing is charged. */
  readonly costUsd: number | null;
  /** As `QueryResult.readAt`. */
  readonly readAt: number;
  /** Days that have rows, ascending. */
  readonly days: readonly BillingDay[];
  /** The day's whole Parquet files: columns but `year`, `month` and `day`, rows in no order. */
  read(day: BillingDay): Promise<readonly Uint8Array[]>;
}

/** Sets the rows of a large statement aside by day: one scan, whatever days are then read. */
export interface Staging {
  /** From the sizes of the bill's objects; nothing is read or written. Null where they are unknown. */
  estimate(period: BillingPeriod): Promise<ScanEstimate | null>;
  /**
   * Writes below `prefix`, which ends in '/', into a folder that no other attempt has used. Throws an
   * Error naming statement, query id and the engine's message.
   */
  unload(select: StagedSelect, prefix: string): Promise<StagedRows>;
  /** Gives back what is set aside below `prefix`; on AWS the bucket's lifecycle does. */
  discard(prefix: string): Promise<void>;
}
