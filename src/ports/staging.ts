/** The port that stages the rows of a large query by day: the bill is scanned once, and read a day at a time. */
import type { BillingDay, BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { SqlFragment } from '../sql/bind.ts';

/** Upper limit of the cost to scan a billing period once: the query reads only some columns. */
export interface ScanEstimate {
  readonly bytes: number;
  /** At Athena's list price, also on platforms where a query is free. */
  readonly costUsd: number;
}

/** A SELECT whose last columns are `year`, `month` and `day`, the partitions of the staged rows. */
export interface StagedSelect {
  readonly name: string;
  readonly sql: string;
  /** Days that one partition has at most; it is named by the first. */
  readonly daysPerPart: number;
}

/** Where the sums of lines are staged. */
export interface LinesPlace {
  /** The folder of the staging prefix that the function uses. */
  readonly stagedBy: 'backfill' | 'breakdowns';
  /** The run; letters, digits, '-' and '_'. */
  readonly run: string;
}

/** The staged rows of one scan, to be read a part at a time and in any order. */
export interface StagedRows {
  readonly queryId: string;
  readonly bytesScanned: number | null;
  /** USD at list price; null when the query is free. */
  readonly costUsd: number | null;
  /** See `QueryResult.readAt`. */
  readonly readAt: number;
  readonly daysPerPart: number;
  /** The parts that have rows, by their first days, ascending. */
  readonly parts: readonly BillingDay[];
  /** A part's Parquet files: all columns except `year`, `month` and `day`, rows unordered. */
  read(part: BillingDay): Promise<readonly Uint8Array[]>;
}

/** The sums of the bill's lines from one scan, as a table that later statements read. */
export interface StagedLines {
  readonly queryId: string;
  readonly bytesScanned: number | null;
  /** USD at list price; null when the query is free. */
  readonly costUsd: number | null;
  /** See `QueryResult.readAt`. */
  readonly readAt: number;
  /** The rows as a table or sub-query, in any order. */
  readonly relation: SqlFragment;
}

/** Stages the rows of a large query by day with one scan. */
export interface Staging {
  /** Computed from the sizes of the bill's objects, without reading them. Null when unknown. */
  estimate(period: BillingPeriod): Promise<ScanEstimate | null>;
  /**
   * Writes below `prefix`, which ends in '/', into a new folder for each attempt. Throws an Error naming
   * statement, query id and the engine's message.
   */
  unload(select: StagedSelect, prefix: string): Promise<StagedRows>;
  /**
   * Writes the rows of `sql/line_sums.sql` below `linesPrefix(place)`, into a new folder for each attempt.
   * Throws an Error naming statement, query id and the engine's message.
   */
  unloadLines(select: Pick<StagedSelect, 'name' | 'sql'>, place: LinesPlace): Promise<StagedLines>;
  /** Deletes the staged rows below `prefix`; on AWS the bucket's lifecycle rule deletes them. */
  discard(prefix: string): Promise<void>;
}
