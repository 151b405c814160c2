/** Opens the bucket of AWS's export of recommendations, which may be in another Region; connects to nothing yet. */
import { S3Client } from '@aws-sdk/client-s3';
import { billLocationOf } from '../../domain/costs/bill-folders.ts';
import type { RecommendationFiles } from '../../recommendations/export/export-of-day.ts';
import type { RecommendationsLocation } from '../../settings/metrics-settings.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import { S3Listing } from './s3/s3-listing.ts';
import { S3Store } from './s3/s3-store.ts';

/** `region`: the function's own. */
export function openRecommendationFiles(
  given: RecommendationsLocation,
  region: string,
  timings: Partial<AwsTimings> = {},
): RecommendationFiles {
  const { bucket = '', root = '' } = billLocationOf(given.location) ?? {};
  const s3 = new S3Client({
    ...clientSettings(given.region ?? region, { ...defaultTimings, ...timings }),
    // S3's certificate does not cover a name with dots as a part of the host name.
    forcePathStyle: bucket.includes('.'),
  });
  return { listing: new S3Listing(s3, bucket), store: new S3Store(s3, bucket), root };
}
