/** The dashboard's own copy of the archive: QuickSight SPICE. */

export type RefreshResult =
  | { readonly status: 'completed'; readonly ingestionId: string }
  | { readonly status: 'not-configured' };

/** The dashboard's own copy of the archive (QuickSight SPICE). */
export interface Dashboard {
  /** Refreshes and waits. The same run id never starts a second ingestion. Throws when it fails. */
  refresh(runId: string): Promise<RefreshResult>;
}
