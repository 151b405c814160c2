/** What the files of the bill say without a query: deliveries, sizes, copies. */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';

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
export interface DeliveryListing {
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
  listDeliveries(periods: readonly BillingPeriod[]): Promise<DeliveryListing>;
  /**
   * Compares the lines of the period's files: by their identity, which is exact, and without a manifest
   * by what they mean as well. It reads more of the bill than its costs. None on a laptop, where a bill with copies does not open. Throws what the engine
   * throws, as where the table lacks the columns.
   */
  copies(period: BillingPeriod): Promise<readonly CopiedFile[]>;
  /** Billing periods that any query reads as well, since no folder tells them apart; none on AWS. */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
}
