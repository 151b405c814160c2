/** QuickSight's answers about an ingestion or a snapshot job, depending on the number of polls. */

/** The outcome of the next ingestion or snapshot job. */
export interface JobOutcome {
  /** Default 'COMPLETED'. 'RUNNING' never ends. */
  readonly state?: 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'RUNNING';
  /** Error type of a failed one, such as 'DATA_SET_SIZE_LIMIT_EXCEEDED'. */
  readonly errorType?: string;
  readonly errorMessage?: string;
  /** Default 1000 ingested, none dropped. */
  readonly rowsIngested?: number;
  readonly rowsDropped?: number;
  /** Number of polls before the end. Default 3: QUEUED, RUNNING, then its end. */
  readonly polls?: number;
  /** The file's location in a snapshot job's answer. Default: below the prefix of the request. */
  readonly snapshotUri?: string;
  /** Content of that file. Default: a few bytes that begin like a PDF; '' writes nothing. */
  readonly page?: string;
}

export interface StartedJob {
  readonly kind: 'ingestion' | 'snapshot' | 'schedule';
  readonly id: string;
  /** Data set of an ingestion, or dashboard of a snapshot or schedule. */
  readonly of: string;
}

export interface Job extends StartedJob {
  readonly arn: string;
  readonly createdAt: number;
  readonly outcome: JobOutcome;
  /** For a snapshot: the users it is drawn for, and the requested folder. */
  readonly drawnFor?: 'AnonymousUsers' | 'RegisteredUsers';
  readonly folder?: string;
  polls: number;
}

/** Each poll of a job finds it one state further. */
function stateOf({ polls, outcome }: Job): string {
  if (polls >= (outcome.polls ?? 3)) return outcome.state ?? 'COMPLETED';
  return ['INITIALIZED', 'QUEUED'][polls] ?? 'RUNNING';
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

/** Snapshot jobs have no state INITIALIZED. */
export function snapshotJob(job: Job): object {
  const { id, arn, of, createdAt } = job;
  const JobStatus = stateOf({ ...job, polls: Math.max(1, job.polls) });
  return {
    Arn: arn,
    SnapshotJobId: id,
    DashboardId: of,
    JobStatus,
    CreatedTime: createdAt / 1000,
    Status: 200,
  };
}

/** Location of the page of a completed snapshot job. */
export function pageUri({ id, folder = 's3://snapshots', outcome }: Job): string {
  return outcome.snapshotUri ?? `${folder}/${id}.pdf`;
}

export function isCompleted(job: Job): boolean {
  return stateOf(job) === 'COMPLETED';
}

export function snapshotResult(job: Job): object {
  const { arn, createdAt, drawnFor = 'AnonymousUsers', outcome } = job;
  const { errorType, errorMessage } = outcome;
  const state = stateOf({ ...job, polls: Number.POSITIVE_INFINITY });
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
