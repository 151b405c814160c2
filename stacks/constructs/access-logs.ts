/** Where S3 writes who reads and writes a bucket's objects: a log bucket there is, by setting. */
import type { StackSettings } from '../settings/settings.ts';

export interface AccessLogs {
  readonly bucket: string;
  /** Ends in '/'. */
  readonly prefix: string;
}

/** Each bucket's log below a prefix of its own; undefined where no log bucket is set. */
export function accessLogsOf(
  { accessLogs }: StackSettings,
  bucketName: string,
): AccessLogs | undefined {
  if (accessLogs === undefined) return undefined;
  return { bucket: accessLogs.bucket, prefix: `${accessLogs.keyPrefix}/${bucketName}/` };
}
