/** The port to the dashboard's SPICE data set in QuickSight. */

export type RefreshResult =
  | { readonly status: 'completed'; readonly ingestionId: string }
  | { readonly status: 'not-configured' };

/** The dashboard's copy of the archive: a QuickSight SPICE data set. */
export interface Dashboard {
  /** Refreshes the data set and waits. A run id starts only one ingestion. Throws when it fails. */
  refresh(runId: string): Promise<RefreshResult>;
}
