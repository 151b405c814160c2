/**
 * The bucket of the access logs may not be a logged bucket: S3 would log each log object that it
 * writes.
 */
import { type BucketOwner, deliveryBucketOf, summariesBucketOf } from '../names/bucket-names.ts';

interface LoggedSystem extends BucketOwner {
  readonly accessLogs?: { readonly bucket: string } | undefined;
}

/** The problem as `settings.ts` lists it. */
export function accessLogProblems({ accessLogs, ...owner }: LoggedSystem): string[] {
  const logged = [summariesBucketOf(owner), deliveryBucketOf(owner)];
  if (accessLogs === undefined || !logged.includes(accessLogs.bucket)) return [];
  return [
    `accessLogs.bucket: given "${accessLogs.bucket}"; accepted: a bucket that is not logged itself, because ` +
      'each log object would cause another one',
  ];
}
