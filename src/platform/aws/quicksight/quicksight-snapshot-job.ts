/**
 * Lets QuickSight draw one sheet of the dashboard as a PDF into the archive bucket (a dashboard snapshot
 * job). A retry of the same run continues with the job that it started; if that job failed, it starts the
 * next one.
 */
import type {
  QuickSightClient,
  StartDashboardSnapshotJobCommandInput,
} from '@aws-sdk/client-quicksight';
import type { SnapshotJob } from '../../../ports/executive-page-route.ts';
import { awsError } from '../client/aws-errors.ts';
import { type Pace, pollUntil } from '../client/poll.ts';
import { ingestionIdOf } from './quicksight-dashboard.ts';
import { type JobName, jobResult } from './quicksight-snapshot-result.ts';

type QuickSightModule = typeof import('./quicksight-commands.ts');

export interface JobPlace {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: string;
  readonly dashboardId: string;
  readonly sheetId: string;
  /**
   * True draws the page for no particular user, which needs capacity pricing; false draws it for the
   * session's user.
   */
  readonly isAnonymous: boolean;
  readonly timeoutSeconds: number;
  readonly pace: Pace;
}

/** Maximum number of jobs per run: Lambda invokes a run up to three times. */
const maxJobs = 3;

/**
 * Returns the key of the PDF in the bucket. Throws an Error with QuickSight's own reason and what to do.
 */
export async function drawSheet(
  sdk: QuickSightModule,
  client: QuickSightClient,
  place: JobPlace,
  job: SnapshotJob,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const name = jobName(place, job, attempt);
    const isNew = await start(sdk, client, place, job, name);
    const status = await finish(sdk, client, place, name);
    if (status === 'FAILED' && !isNew && attempt < maxJobs) continue;
    return jobResult(sdk, client, place.bucket, name);
  }
}

function jobName({ accountId, dashboardId }: JobPlace, job: SnapshotJob, attempt: number): JobName {
  const id = ingestionIdOf(`finops-${job.day}-${job.runId}-${attempt}`);
  return { AwsAccountId: accountId, DashboardId: dashboardId, SnapshotJobId: id };
}

/** Returns false if the job was started before. */
async function start(
  { StartDashboardSnapshotJobCommand }: QuickSightModule,
  client: QuickSightClient,
  place: JobPlace,
  job: SnapshotJob,
  name: JobName,
): Promise<boolean> {
  try {
    await client.send(new StartDashboardSnapshotJobCommand({ ...name, ...orderOf(place, job) }));
    return true;
  } catch (error) {
    const { name: code } = error as Error;
    if (code === 'ResourceExistsException') return false;
    const step = `QuickSight did not start snapshot ${name.SnapshotJobId} of dashboard ${name.DashboardId}`;
    throw awsError({ step, error, advice: startAdvice[code] });
  }
}

/** With a user's own session QuickSight rejects a request that names users. */
function orderOf(
  { bucket, region, sheetId, isAnonymous }: JobPlace,
  { day }: SnapshotJob,
): Pick<StartDashboardSnapshotJobCommandInput, 'UserConfiguration' | 'SnapshotConfiguration'> {
  const sheet = { SheetId: sheetId, SelectionScope: 'ALL_VISUALS' } as const;
  const destination = {
    BucketName: bucket,
    BucketPrefix: `snapshots/${day}/quicksight`,
    BucketRegion: region,
  };
  return {
    ...(isAnonymous && { UserConfiguration: { AnonymousUsers: [{}] } }),
    SnapshotConfiguration: {
      FileGroups: [{ Files: [{ SheetSelections: [sheet], FormatType: 'PDF' }] }],
      DestinationConfiguration: { S3Destinations: [{ BucketConfiguration: destination }] },
    },
  };
}

/** https://docs.aws.amazon.com/quicksight/latest/APIReference/API_StartDashboardSnapshotJob.html */
const startAdvice: Readonly<Record<string, string>> = {
  LimitExceededException: 'An account draws twelve snapshots at once; run again in a few minutes.',
  ResourceNotFoundException:
    'Correct DIGEST_SNAPSHOT_DASHBOARD_ID, or share the dashboard with the user it is drawn for.',
  UnsupportedUserEditionException: 'This edition does not draw snapshots; choose another route.',
  UnsupportedPricingPlanException:
    'Anonymous snapshots need capacity pricing; choose another route.',
};

async function finish(
  { DescribeDashboardSnapshotJobCommand }: QuickSightModule,
  client: QuickSightClient,
  { timeoutSeconds, pace }: JobPlace,
  name: JobName,
): Promise<'COMPLETED' | 'FAILED'> {
  const ended = async () => {
    const { JobStatus } = await client.send(new DescribeDashboardSnapshotJobCommand(name));
    if (JobStatus === undefined) throw new SyntaxError('the answer has no status');
    return JobStatus === 'COMPLETED' || JobStatus === 'FAILED' ? JobStatus : undefined;
  };
  const title = `snapshot ${name.SnapshotJobId}`;
  const status = await pollUntil(ended, pace, timeoutSeconds * 1000).catch((error: unknown) => {
    throw awsError({ step: `QuickSight did not say how ${title} is`, error });
  });
  if (status !== undefined) return status;
  throw new Error(
    `QuickSight did not finish ${title} in ${timeoutSeconds} s; it continues, and a retry of this run ` +
      'finds it. Otherwise raise DIGEST_SNAPSHOT_TIMEOUT_SECONDS.',
  );
}
