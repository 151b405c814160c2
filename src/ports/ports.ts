/**
 * The ports the pipeline talks to. `local/` and `aws/` implement them; nothing else differs
 * between a laptop and Lambda.
 */
import type { BillingDay, BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { SqlFragment } from '../sql/bind.ts';

/** Types a query's column can have. `date` values are 'YYYY-MM-DD' text. */
export type ColumnType = 'date' | 'string' | 'double' | 'integer';

/** Column name → type, in the order of the select list. */
export type ResultSchema = Readonly<Record<string, ColumnType>>;

export type ColumnValues<T extends ColumnType> = T extends 'double' | 'integer'
  ? readonly (number | null)[]
  : readonly (string | null)[];

/** Some rows of a result, column by column: every array has `rowCount` values. */
export interface Batch<S extends ResultSchema> {
  readonly rowCount: number;
  readonly columns: { readonly [K in keyof S]: ColumnValues<S[K]> };
}

/** One finished SQL text with the name of its file, for messages and the run record. */
export interface Statement<S extends ResultSchema> {
  readonly name: string;
  readonly sql: string;
  readonly schema: S;
}

export interface QueryResult<S extends ResultSchema> {
  /** Athena's query execution id, or a local number. */
  readonly queryId: string;
  /** Bytes of the bill and archive read, where the engine tells. */
  readonly bytesScanned: number | null;
  /** What the query cost, in USD, at the engine's list price; null where nothing is charged. */
  readonly costUsd?: number | null;
  /**
   * When the engine began to read, milliseconds since 1970. One clock for all runs of an archive:
   * Athena's own submission time, or that of the laptop.
   */
  readonly readAt: number;
  /** The rows, in the statement's order, once. Throws where the result is cut short or ill-typed. */
  readonly batches: AsyncIterable<Batch<S>>;
}

/** Runs SQL over the bill, the account directory and the archive. */
export interface QueryEngine {
  /** Runs one statement. Throws an Error naming statement, query id and the engine's message. */
  query<S extends ResultSchema>(statement: Statement<S>): Promise<QueryResult<S>>;
}

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

/** The files of one billing period as they lie where the bill is read. */
export interface BillDelivery {
  /** Null for files whose folders tell no period: each of their lines does. */
  readonly period: BillingPeriod | null;
  /** Where its manifest is: an s3:// URI or a path; null where AWS writes none, or it was not copied. */
  readonly manifest: string | null;
  /** The manifest's assembly or execution id; null where there is none. */
  readonly executionId: string | null;
  readonly files: number;
  readonly bytes: number;
}

/** One look at the files of a bill; no line is read. */
export interface BillLook {
  /** The same text for two looks between which no file came, went or changed. */
  readonly fingerprint: string;
  /** Ascending by period; a period without any file is not among them. */
  readonly deliveries: readonly BillDelivery[];
}

/** A file of the bill whose lines are in another file as well, and so would be counted twice. */
export interface CopiedFile {
  /** An s3:// URI. */
  readonly file: string;
  /** Of the other files, the one with most of its lines. */
  readonly otherFile: string;
  /** Different lines of the file, and how many of these are in others. */
  readonly lines: number;
  readonly sharedLines: number;
}

/** The bill as files, beside the engine that reads its lines. */
export interface BillFiles {
  /**
   * Looks at the files of these billing periods, and of those that no folder tells apart. Throws an
   * InputError naming the file where a manifest's file is absent or another lies beside its files:
   * AWS may be writing, or the copy is not whole. `deliveries` is empty where the place is unknown.
   */
  look(periods: readonly BillingPeriod[]): Promise<BillLook>;
  /**
   * Compares the lines of the period's files: by their identity, which is exact, and without a manifest
   * by what they mean as well. It reads more of the bill than its costs. None on a laptop, where a bill with copies does not open. Throws what the engine
   * throws, as where the table lacks the columns.
   */
  copies(period: BillingPeriod): Promise<readonly CopiedFile[]>;
  /** Billing periods that any query reads as well, since no folder tells them apart; none on AWS. */
  readonly readAlong: readonly BillingPeriod[];
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

export interface StoredObject {
  /** Opaque version of the content, for `ifMatch`. */
  readonly etag: string;
  /** User metadata; keys lower case, values printable ASCII. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly size: number;
}

export interface PutOptions {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** Write only if nothing is stored under the key. */
  readonly ifNoneMatch?: '*';
  /** Write only if the stored object still has this etag. */
  readonly ifMatch?: string;
}

/** Thrown by `ObjectStore.put` when `ifMatch` or `ifNoneMatch` does not hold; nothing was written. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailedError';
}

/** Whole objects under slash-separated keys. A put is atomic: readers see the old or the new bytes. */
export interface ObjectStore {
  /** What is stored under the key, without its bytes; undefined when nothing is. */
  head(key: string): Promise<StoredObject | undefined>;
  /** The object and its bytes; undefined when nothing is stored. */
  get(key: string): Promise<(StoredObject & { readonly body: Uint8Array }) | undefined>;
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<StoredObject>;
  /** Where the key lives, for people: an s3:// URI or a file path. */
  locate(key: string): string;
}

/** One day of the archive as the catalog knows it. */
export interface ArchivePartition {
  readonly day: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/** Which partitions of `ou_breakdown` readers see. */
export interface PartitionCatalog {
  /** Registered days in [from, to]. */
  registered(from: BillingDay, to: BillingDay): Promise<readonly ArchivePartition[]>;
  /** Registers partitions; those already registered stay as they are. */
  register(partitions: readonly ArchivePartition[]): Promise<void>;
  /** Points registered partitions at another place, at once: readers never miss one. */
  relocate(partitions: readonly ArchivePartition[]): Promise<void>;
}

export type RefreshResult =
  | { readonly status: 'completed'; readonly ingestionId: string }
  | { readonly status: 'not-configured' };

/** The dashboard's own copy of the archive (QuickSight SPICE). */
export interface Dashboard {
  /** Refreshes and waits. The same run id never starts a second ingestion. Throws when it fails. */
  refresh(runId: string): Promise<RefreshResult>;
}

export interface OutgoingMail {
  readonly from: string;
  readonly to: readonly string[];
  /** A whole RFC 5322 message. */
  readonly raw: Uint8Array;
  /** Unique per report day and audience; file-name safe. */
  readonly name: string;
}

export interface SentMail {
  readonly messageId: string;
  /** Recipients the server refused at once while it took the mail for the others. */
  readonly rejected: readonly string[];
}

/** Thrown by `Outbox.send` when the message was definitely not accepted, so sending again is safe. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** Refused for the rate of sending alone: a moment later it may be taken. */
  readonly isForRate: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isForRate?: boolean } = {}) {
    super(message, options);
    this.isForRate = options.isForRate ?? false;
  }
}

/** Where mail leaves. One call is one attempt: implementations never retry a send. */
export interface Outbox {
  /** Throws MailRefusedError on a definite refusal; any other error leaves the outcome unknown. */
  send(mail: OutgoingMail): Promise<SentMail>;
}

/** What the `.sql` files read: a table's name or a sub-query, as each platform has it. */
export interface QueryTables {
  /** `cost_lines`: the bill, normalised by one of `sql/sources/`. */
  readonly costLines: SqlFragment;
  /** `accounts`: snapshots of the account directory. */
  readonly accounts: SqlFragment;
  /** `ou_breakdown`: the archive's registered partitions. */
  readonly archive: SqlFragment;
}

/** One platform: its ports, what SQL calls its tables, and its clock. */
export interface Platform {
  readonly name: 'local' | 'aws';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly tables: QueryTables;
  readonly bill: BillFiles;
  readonly engine: QueryEngine;
  readonly staging: Staging;
  readonly store: ObjectStore;
  readonly catalog: PartitionCatalog;
  readonly dashboard: Dashboard;
  readonly outbox: Outbox;
}
