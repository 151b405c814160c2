/**
 * The ways to make the executives' page: QuickSight mails it, QuickSight draws it, or this system
 * renders its own. `aws/` and `local/` implement them.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** Prints a self-contained HTML document as a PDF. Throws an Error with the reason when it fails. */
export type PagePrinter = (html: string) => Promise<Uint8Array>;

/** The ingestion by which a run refreshed the dashboard's data set. */
export interface DashboardIngestion {
  /** The run of the digest that refreshed it. */
  readonly runId: string;
  /** The ingestion that an operator names if the refresh by that run failed. */
  readonly ingestionId: string | undefined;
}

/** Waits until the dashboard shows the figures of a run. */
export interface IngestionWatcher {
  /**
   * The id of the completed ingestion; null when there is no data set to wait for. Throws an Error
   * naming the ingestion when it failed, or was not completed within `timeoutSeconds`.
   */
  completed(copy: DashboardIngestion, timeoutSeconds: number): Promise<string | null>;
}

export interface SnapshotJob {
  readonly day: BillingDay;
  /** A retry of the same invocation has the same id, and so finds the job that it started. */
  readonly runId: string;
}

export type PageRoute =
  | {
      /** QuickSight mails its page to the recipients of a schedule made in the QuickSight console. */
      readonly kind: 'schedule';
      readonly copy: IngestionWatcher;
      /**
       * Starts the schedule, in one attempt. Returns QuickSight's request id. Throws MailRefusedError
       * when it certainly did not start; after any other error it may have started.
       */
      readonly fire: () => Promise<string>;
    }
  | {
      /** QuickSight writes the page to the object store. */
      readonly kind: 'job';
      readonly copy: IngestionWatcher;
      /** Returns the key of the PDF. Throws an Error with QuickSight's reason and what to do. */
      readonly draw: (job: SnapshotJob) => Promise<string>;
    }
  | {
      /** This system renders the page from the archive; without a printer it is HTML. */
      readonly kind: 'rendered';
      readonly print: PagePrinter | null;
    };
