/** Lists objects of the bill in S3, one page at a time, and reads none of them. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { billLocationOf, periodFolders } from '../../../domain/costs/bill-folders.ts';
import { awsError, failureKindOf } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

type BillTables = AwsSettings['tables'];

export interface BillObject {
  readonly key: string;
  readonly etag: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * Bytes of the objects below the period's folder; null if the bill's location is not known. Throws an Error
 * that names the folder if it may not be listed.
 */
export async function billBytes(
  s3: S3Client,
  { billLocation, billSource }: BillTables,
  period: BillingPeriod,
): Promise<number | null> {
  const place = billLocationOf(billLocation);
  if (place === undefined) return null;
  let total = 0;
  for (const folder of periodFolders(billSource, period)) {
    const objects = listBill(s3, place.bucket, `${place.root}${folder}/`);
    for await (const { bytes } of objects) total += bytes;
  }
  return total;
}

/**
 * Yields every object below the prefix in the order of keys; memory contains one page of 1,000. Throws an
 * Error that names the prefix, and what to allow if it may not be listed.
 */
export async function* listBill(
  s3: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<BillObject> {
  let token: string | undefined;
  do {
    const page = await listPage(s3, { Bucket: bucket, Prefix: prefix, ContinuationToken: token });
    for (const { Key, ETag, Size, LastModified } of page.Contents ?? []) {
      yield {
        key: Key ?? '',
        etag: ETag ?? '',
        bytes: Size ?? 0,
        writtenAt: LastModified?.getTime() ?? 0,
      };
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

interface PageRequest {
  readonly Bucket: string;
  readonly Prefix: string;
  readonly ContinuationToken: string | undefined;
}

async function listPage(s3: S3Client, request: PageRequest) {
  try {
    return await s3.send(new ListObjectsV2Command(request));
  } catch (error) {
    const { Bucket, Prefix } = request;
    throw awsError({
      step: `S3 could not list s3://${Bucket}/${Prefix}`,
      error,
      advice: adviceFor(error, `s3:ListBucket on ${Bucket} for the prefix ${Prefix}`),
    });
  }
}

/**
 * Says what to do if the bill cannot be listed or read; undefined means that the advice for the kind of
 * failure applies.
 */
export function adviceFor(error: unknown, action: string): string | undefined {
  if (error instanceof Error && error.name === 'NoSuchBucket') {
    return 'Correct DIGEST_BILL_LOCATION, which says where the bill is.';
  }
  if (error instanceof Error && wrongRegion.test(error.name)) {
    return `Set DIGEST_BILL_REGION to the region of the bucket${regionOfBucket(error)}.`;
  }
  if (failureKindOf(error) !== 'denied') return undefined;
  return (
    `Allow ${action} in the role's policy and the bucket's, or the key's if the bill is ` +
    'encrypted; DIGEST_BILL_LOCATION says where the bill is.'
  );
}

/** Error codes of S3 for a request in another region than the bucket's. */
const wrongRegion = /^(PermanentRedirect|AuthorizationHeaderMalformed)$/;

/** S3 names the region in a header of its answer. */
function regionOfBucket(error: object): string {
  const { $response } = error as {
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  const region = $response?.headers?.['x-amz-bucket-region'];
  return region === undefined ? '' : `, ${region}`;
}
