/**
 * The parts of the platform that use S3: the archive bucket, the files of the bill, and staged rows. S3's
 * client is the largest of all, so that a function loads this module only once its event and its settings
 * are valid.
 */
import type { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { AthenaStaging } from './athena/athena-staging.ts';
import { billClient } from './bill/bill-client.ts';
import { S3BillFiles } from './bill/s3-bill-files.ts';
import { type AwsTimings, clientSettings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { S3Store } from './s3/s3-store.ts';

export interface S3Parts {
  /** The client for the archive bucket. */
  readonly s3: S3Client;
  readonly store: S3Store;
  readonly files: S3BillFiles;
  readonly staging: AthenaStaging;
}

/** `athena`: the client that stages rows. Connects to nothing yet. */
export function openS3Parts(
  settings: AwsSettings,
  timings: AwsTimings,
  athena: AthenaClient,
): S3Parts {
  const s3 = new S3Client(clientSettings(settings.region, timings));
  const billS3 = billClient(settings, timings);
  return {
    s3,
    store: new S3Store(s3, settings.bucket),
    files: new S3BillFiles(billS3, settings.tables),
    staging: new AthenaStaging({ athena, s3, billS3, settings, pace: timings.athenaPace }),
  };
}
