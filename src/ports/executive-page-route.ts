/**
 * How the executives' page comes about: QuickSight mails it, QuickSight draws it, or we print our own.
 * `aws/` and `local/` implement these; the path of the snapshot knows no more of them.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** Prints a whole HTML document, which loads nothing, as a PDF. Throws an Error that says why not. */
export type PagePrinter = (html: string) => Promise<Uint8Array>;

/** The dashboard's copy of the archive, as one run refreshed it. */
export interface DashboardIngestion {
  /** The digest's run that refreshed it. */
  readonly runId: string;
  /** An ingestion an operator names instead, where that run's own failed. */
  readonly ingestionId: string | undefined;
}

/** Says when the dashboard shows a run's figures. */
export interface IngestionWatcher {
  /**
   * The id of the ingestion, once it is completed; null where there is no copy to wait for. Throws an
   * Error naming the ingestion when it failed, or did not complete in `timeoutSeconds`.
   */
  completed(copy: DashboardIngestion, timeoutSeconds: number): Promise<string | null>;
}

export interface SnapshotJob {
  readonly day: BillingDay;
  /** A retry of the same invocation keeps it, and finds the job it has started. */
  readonly runId: string;
}

export type PageRoute =
  | {
      /** QuickSight mails its own page to those that a schedule made in its console names. */
      readonly kind: 'schedule';
      readonly copy: IngestionWatcher;
      /**
       * Fires the schedule, in one attempt. Gives QuickSight's request id. Throws MailRefusedError
       * when it certainly did not fire; after any other error it may have.
       */
      readonly fire: () => Promise<string>;
    }
  | {
      /** QuickSight draws the page into the object store. */
      readonly kind: 'job';
      readonly copy: IngestionWatcher;
      /** The key of the PDF. Throws an Error with QuickSight's own reason and what to do. */
      readonly draw: (job: SnapshotJob) => Promise<string>;
    }
  | {
      /** We make the page from the archive; without a printer it stays HTML. */
      readonly kind: 'rendered';
      readonly print: PagePrinter | null;
    };
