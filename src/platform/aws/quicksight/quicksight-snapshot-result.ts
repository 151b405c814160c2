/**
 * Reads the result of a dashboard snapshot job: the key of its file in the archive bucket, or why there is
 * none.
 */
import type {
  DescribeDashboardSnapshotJobResultCommandOutput,
  QuickSightClient,
} from '@aws-sdk/client-quicksight';
import { awsError } from '../client/aws-errors.ts';

/** The three names of a job that every call of the API takes. */
export interface JobName {
  readonly AwsAccountId: string;
  readonly DashboardId: string;
  readonly SnapshotJobId: string;
}

type Answer = DescribeDashboardSnapshotJobResultCommandOutput;

/**
 * Throws an Error with QuickSight's reason if the job failed or wrote to a location that this function
 * cannot read.
 */
export async function jobResult(
  { DescribeDashboardSnapshotJobResultCommand }: typeof import('./quicksight-commands.ts'),
  client: QuickSightClient,
  bucket: string,
  name: JobName,
): Promise<string> {
  const title = `snapshot ${name.SnapshotJobId} of dashboard ${name.DashboardId}`;
  const answer = await client
    .send(new DescribeDashboardSnapshotJobResultCommand(name))
    .catch((error: unknown) => {
      throw awsError({ step: `QuickSight did not give the result of ${title}`, error });
    });
  const uri = uriIn(answer);
  const reasons = reasonsIn(answer);
  if (answer.JobStatus !== 'COMPLETED' || uri === undefined || reasons.length > 0) {
    throw new Error(
      `QuickSight drew no page in ${title}: ${reasons.join('; ') || 'no reason given'}. Correct it ` +
        'and invoke the snapshot again (runbooks/finops-digest-dashboard-snapshot-errors.md).',
      { cause: answer },
    );
  }
  return keyOf(uri, bucket, title);
}

/** Anonymous and registered users' results differ only in their field. */
function filesIn({ Result }: Answer) {
  const users = [...(Result?.AnonymousUsers ?? []), ...(Result?.RegisteredUsers ?? [])];
  return users
    .flatMap(({ FileGroups }) => FileGroups ?? [])
    .flatMap(({ S3Results }) => S3Results ?? []);
}

function uriIn(answer: Answer): string | undefined {
  return filesIn(answer).find(({ S3Uri }) => S3Uri !== undefined)?.S3Uri;
}

/** Collects the reasons of the job and of its one file. */
function reasonsIn(answer: Answer): readonly string[] {
  const ofFiles = filesIn(answer).flatMap(({ ErrorInfo }) => ErrorInfo ?? []);
  const all = [...(answer.ErrorInfo === undefined ? [] : [answer.ErrorInfo]), ...ofFiles];
  return all.map(({ ErrorType, ErrorMessage }) =>
    [ErrorType, ErrorMessage].filter(Boolean).join(': '),
  );
}

function keyOf(uri: string, bucket: string, title: string): string {
  const start = `s3://${bucket}/`;
  if (uri.startsWith(`${start}snapshots/`)) return uri.slice(start.length);
  throw new Error(`QuickSight wrote ${title} to ${uri}, not below ${start}snapshots/.`);
}
