/**
 * Answers that are larger than Lambda may send: the API answers with a link to the archive bucket that is valid for
 * minutes, and the browser follows it. The bucket therefore answers pages of the dashboard; it stays private, because each
 * link is signed for one object.
 */
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration/index.js';
import { Construct } from 'constructs';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

export interface LargeAnswersProps {
  readonly settings: StackSettings;
  /** Origins whose pages read answers. */
  readonly origins: readonly string[];
}

/** Signed links have the host of the bucket in its region. */
export function largeAnswersOrigin(settings: StackSettings): string {
  return `https://${namesOf(settings).summariesBucket}.s3.${settings.region}.amazonaws.com`;
}

export class LargeAnswers extends Construct {
  constructor(scope: Construct, id: string, { settings, origins }: LargeAnswersProps) {
    super(scope, id);
    new S3BucketCorsConfiguration(this, 'cors', {
      bucket: namesOf(settings).summariesBucket,
      corsRule: [
        {
          allowedMethods: ['GET'],
          allowedOrigins: [...origins],
          // Browsers send those of the request that they were redirected from.
          allowedHeaders: ['accept', 'authorization', 'if-none-match'],
          // A page of CSV names the next one by it.
          exposeHeaders: ['x-amz-meta-next-cursor'],
          maxAgeSeconds: 3600,
        },
      ],
    });
  }
}
