/** How large the bill of a billing period is, from the listing of its folder: no object is read. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { BillingPeriod } from '../../domain/billing-day.ts';
import { awsError } from './aws-errors.ts';
import type { AwsSettings } from './aws-settings.ts';

type BillTables = AwsSettings['tables'];

/**
 * Bytes of the objects below the period's folder; null where the bill's place is not known. Throws an
 * Error that names the folder where it may not be listed.
 */
export async function billBytes(
  s3: S3Client,
  { billLocation, billSource }: BillTables,
  period: BillingPeriod,
): Promise<number | null> {
  const [, bucket, root] = /^s3:\/\/([^/]+)\/(.*)$/.exec(billLocation ?? '') ?? [];
  if (bucket === undefined || root === undefined) return null;
  let bytes = 0;
  for (const folder of periodFolders(billSource, period)) {
    bytes += await listedBytes(s3, bucket, `${root.replace(/\/*$/, '/')}${folder}/`);
  }
  return bytes;
}

/** As AWS names the folders of each kind of bill; some exports have them in lower case. */
function periodFolders(source: BillTables['billSource'], period: BillingPeriod): string[] {
  const [year, month] = period.split('-').map(Number);
  return source === 'legacy'
    ? [`year=${year}/month=${month}`]
    : [`BILLING_PERIOD=${period}`, `billing_period=${period}`];
}

async function listedBytes(s3: S3Client, bucket: string, prefix: string): Promise<number> {
  let bytes = 0;
  let token: string | undefined;
  try {
    do {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ContinuationToken: token,
      });
      const page = await s3.send(command);
      for (const { Size } of page.Contents ?? []) bytes += Size ?? 0;
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return bytes;
  } catch (error) {
    throw awsError({ step: `S3 could not list s3://${bucket}/${prefix}`, error });
  }
}
