/** Where S3 writes its access logs of a bucket: an existing log bucket that the settings name. */
import type { StackSettings } from '../settings/settings.ts';

export interface AccessLogs {
  readonly bucket: string;
  /** Ends with '/'. */
  readonly prefix: string;
}

/** Each bucket logs under its own prefix. Undefined if no log bucket is set. */
export function accessLogsOf(
  { accessLogs }: StackSettings,
  bucketName: string,
): AccessLogs | undefined {
  if (accessLogs === undefined) return undefined;
  return { bucket: accessLogs.bucket, prefix: `${accessLogs.keyPrefix}/${bucketName}/` };
}
