/** The S3 client for the bill, whose bucket may be in another region and have dots in its name. */
import { S3Client } from '@aws-sdk/client-s3';
import { billLocationOf } from '../../../domain/costs/bill-folders.ts';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

/**
 * S3 serves a bucket only in its own region. A bucket name with dots goes into the path, because S3's
 * certificate does not cover it as a part of the host name.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function billClient({ region, tables }: AwsSettings, timings: AwsTimings): S3Client {
  const { bucket = '' } = billLocationOf(tables.billLocation) ?? {};
  return new S3Client({
    ...clientSettings(tables.billRegion ?? region, timings),
    forcePathStyle: bucket.includes('.'),
  });
}
