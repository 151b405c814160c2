/** The content of a request for a snapshot job, or for a user's context. */
import type { WireRequest } from '../wire-server.ts';
import type { Job } from './job-answers.ts';

interface OrderBody {
  readonly SnapshotJobId?: string;
  readonly UserConfiguration?: { readonly AnonymousUsers?: readonly unknown[] };
  readonly SnapshotConfiguration?: {
    readonly DestinationConfiguration?: {
      readonly S3Destinations?: readonly {
        readonly BucketConfiguration: {
          readonly BucketName: string;
          readonly BucketPrefix: string;
        };
      }[];
    };
  };
}

export interface SnapshotOrder {
  readonly id: string;
  readonly drawnFor: NonNullable<Job['drawnFor']>;
  readonly folder: string;
  /** Why QuickSight would reject it. */
  readonly problem: string | undefined;
}

export function orderIn(request: WireRequest): SnapshotOrder {
  const body = JSON.parse(request.body.toString()) as OrderBody;
  const isOfUser = body.UserConfiguration === undefined;
  const [place] = body.SnapshotConfiguration?.DestinationConfiguration?.S3Destinations ?? [];
  const { BucketName, BucketPrefix } = place?.BucketConfiguration ?? {};
  return {
    id: body.SnapshotJobId ?? '',
    drawnFor: isOfUser ? 'RegisteredUsers' : 'AnonymousUsers',
    folder: place === undefined ? 's3://snapshots' : `s3://${BucketName}/${BucketPrefix}`,
    problem:
      isOfUser === isSession(request)
        ? undefined
        : 'UserConfiguration goes with own credentials, and never with a user’s session',
  };
}

/** Keys of sessions begin with ASIA, those of users and functions in tests with AKIA. */
function isSession({ headers }: WireRequest): boolean {
  return /Credential=ASIA/.test(String(headers.authorization));
}

export function userArnIn({ body }: WireRequest): string {
  const { UserIdentifier } = JSON.parse(body.toString()) as {
    UserIdentifier?: { UserArn?: string };
  };
  return UserIdentifier?.UserArn ?? 'nobody';
}
