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
  /** Where a snapshot job says its file is. */
  readonly snapshotUri?: string;
}

export interface StartedJob {
  readonly kind: 'ingestion' | 'snapshot';
  readonly id: string;
  /** Data set of an ingestion, dashboard of a snapshot. */
  readonly of: string;
}

export interface Job extends StartedJob {
  readonly arn: string;
  readonly createdAt: number;
  readonly outcome: JobOutcome;
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

export function snapshotResult(job: Job): object {
  const { id, arn, createdAt, outcome } = job;
  const { snapshotUri = `s3://snapshots/${id}.pdf`, errorType, errorMessage } = outcome;
  return {
    Arn: arn,
    JobStatus: stateOf({ ...job, looks: Number.POSITIVE_INFINITY }),
    CreatedTime: createdAt / 1000,
    Result: {
      AnonymousUsers: [
        { FileGroups: [{ S3Results: [{ S3DestinationConfiguration: {}, S3Uri: snapshotUri }] }] },
      ],
    },
    ...(errorType === undefined
      ? {}
      : { ErrorInfo: { ErrorType: errorType, ErrorMessage: errorMessage } }),
    Status: 200,
  };
}
