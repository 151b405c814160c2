/** What QuickSight's answers say of an ingestion or a snapshot job, by how often it was looked at. */

/** What becomes of the next ingestion or snapshot job. */
export interface JobOutcome {
  /** Default 'COMPLETED'. 'RUNNING' never ends. */
  readonly state?: 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'RUNNING';
  /** Of a failed one, such as 'DATA_SET_SIZE_LIMIT_EXCEEDED'. */
  readonly errorType?: string;
  readonly errorMessage?: string;
  /** Default 1000 ingested, none dropped. */
  readonly rowsIngested?: number;
  readonly rowsDropped?: number;
  /** Looks at it before it is over. Default 3: QUEUED, RUNNING, then its end. */
  readonly looks?: number;
  /** Where a snapshot job says its file is. Default: below the prefix it was given. */
  readonly snapshotUri?: string;
  /** What a snapshot job writes there. Default: a few bytes that begin as a PDF does; '' nothing. */
  readonly page?: string;
}

export interface StartedJob {
  readonly kind: 'ingestion' | 'snapshot' | 'schedule';
  readonly id: string;
  /** Data set of an ingestion, dashboard of a snapshot or of a schedule that was fired. */
  readonly of: string;
}

export interface Job extends StartedJob {
  readonly arn: string;
  readonly createdAt: number;
  readonly outcome: JobOutcome;
  /** Of a snapshot: whom it is drawn for, and the folder it was told to write to. */
  readonly drawnFor?: 'AnonymousUsers' | 'RegisteredUsers';
  readonly folder?: string;
  looks: number;
}

/** Each look at a job finds it one state further. */
function stateOf({ looks, outcome }: Job): string {
  if (looks >= (outcome.looks ?? 3)) return outcome.state ?? 'COMPLETED';
  return ['INITIALIZED', 'QUEUED'][looks] ?? 'RUNNING';
}

export function ingestion(job: Job): object {
  const { id, arn, createdAt, outcome } = job;
  const state = stateOf(job);
  const { errorType = 'INTERNAL_SERVICE_ERROR', errorMessage = 'Ingestion failed' } = outcome;
  return {
    IngestionId: id,
    Arn: arn,
    IngestionStatus: state,
    CreatedTime: createdAt / 1000,
    IngestionTimeInSeconds: 1,
    RequestSource: 'MANUAL',
    RequestType: 'FULL_REFRESH',
    ...(state === 'FAILED' ? { ErrorInfo: { Type: errorType, Message: errorMessage } } : {}),
    ...(state === 'COMPLETED'
      ? {
          RowInfo: {
            RowsIngested: outcome.rowsIngested ?? 1000,
            RowsDropped: outcome.rowsDropped ?? 0,
            TotalRowsInDataset: outcome.rowsIngested ?? 1000,
          },
        }
      : {}),
  };
}

/** Snapshot jobs know no INITIALIZED. */
export function snapshotJob(job: Job): object {
  const { id, arn, of, createdAt } = job;
  const JobStatus = stateOf({ ...job, looks: Math.max(1, job.looks) });
  return {
    Arn: arn,
    SnapshotJobId: id,
    DashboardId: of,
    JobStatus,
    CreatedTime: createdAt / 1000,
    Status: 200,
  };
}

/** Where the page of a snapshot job lies once it is completed. */
export function pageUri({ id, folder = 's3://snapshots', outcome }: Job): string {
  return outcome.snapshotUri ?? `${folder}/${id}.pdf`;
}

export function isCompleted(job: Job): boolean {
  return stateOf(job) === 'COMPLETED';
}

export function snapshotResult(job: Job): object {
  const { arn, createdAt, drawnFor = 'AnonymousUsers', outcome } = job;
  const { errorType, errorMessage } = outcome;
  const state = stateOf({ ...job, looks: Number.POSITIVE_INFINITY });
  const file = { S3DestinationConfiguration: {}, S3Uri: pageUri(job) };
  const files = state === 'COMPLETED' ? [file] : [];
  return {
    Arn: arn,
    JobStatus: state,
    CreatedTime: createdAt / 1000,
    Result: { [drawnFor]: [{ FileGroups: [{ S3Results: files }] }] },
    ...(errorType === undefined
      ? {}
      : { ErrorInfo: { ErrorType: errorType, ErrorMessage: errorMessage } }),
    Status: 200,
  };
}
