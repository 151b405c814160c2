/** The port to the bill's files: deliveries, sizes and duplicate files, without querying the lines. */
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';

/** The files of one billing period at the location from which the bill is read. */
export interface BillDelivery {
  /** Null when the folder names contain no billing period; then each line contains it. */
  readonly period: BillingPeriod | null;
  /** S3 URI or path of the manifest; null when AWS writes none, or when it was not copied. */
  readonly manifest: string | null;
  /** The manifest's assembly or execution id; null without one. */
  readonly executionId: string | null;
  readonly files: number;
  readonly bytes: number;
}

/** A listing of a bill's files. No line is read. */
export interface DeliveryListing {
  /** Two listings have the same fingerprint when no file was added, removed or changed. */
  readonly fingerprint: string;
  /** Ascending by period; a period without files is not included. */
  readonly deliveries: readonly BillDelivery[];
}

/** A duplicate file: its lines are in another file of the bill too, and would be counted twice. */
export interface CopiedFile {
  /** An s3:// URI. */
  readonly file: string;
  /** The other file with the most lines of this file. */
  readonly otherFile: string;
  /** Number of different lines in the file, and how many of them are in other files. */
  readonly lines: number;
  readonly sharedLines: number;
}

/** The bill as files. The query engine reads its lines. */
export interface BillFiles {
  /**
   * Lists the files of these billing periods, and files whose folder names contain no period. Throws
   * an InputError naming the file when a file of a manifest is missing, or when its folder contains
   * another file: AWS may be writing, or a copy is incomplete. `deliveries` is empty when the
   * location of the bill is unknown.
   */
  listDeliveries(periods: readonly BillingPeriod[]): Promise<DeliveryListing>;
  /**
   * Finds the period's duplicate files. Compares lines by AWS's line id, which is exact, and without a
   * manifest by their content key too. Reads more columns than the costs. Empty on a laptop, which
   * rejects a bill with duplicate files when it opens the bill. Throws the engine's errors, for
   * example when the table lacks these columns.
   */
  copies(period: BillingPeriod): Promise<readonly CopiedFile[]>;
  /** Billing periods that every query reads, because no folder name contains them; empty on AWS. */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
}
