/** The bucket of access logs may be none that is logged: S3 would write a line for each that it writes. */
import { type BucketOwner, deliveryBucketOf, summariesBucketOf } from '../names/bucket-names.ts';

interface LoggedSystem extends BucketOwner {
  readonly accessLogs?: { readonly bucket: string } | undefined;
}

/** The fault as `settings.ts` lists it. */
export function accessLogProblems({ accessLogs, ...owner }: LoggedSystem): string[] {
  const logged = [summariesBucketOf(owner), deliveryBucketOf(owner)];
  if (accessLogs === undefined || !logged.includes(accessLogs.bucket)) return [];
  return [
    `accessLogs.bucket: given "${accessLogs.bucket}"; accepted: a bucket that is not logged itself, or ` +
      'each log makes another',
  ];
}
