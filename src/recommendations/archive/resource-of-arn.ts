/**
 * Which of our resources an ARN of AWS's recommendations is about. Our ids are those of the bill: plain ids of
 * instances and volumes, names of buckets, ARNs of everything else. Pure.
 */
import { allKinds } from '../../metrics/catalogue/all-kinds.ts';
import { dimensionsOf } from '../../metrics/catalogue/known-kind.ts';

export interface RecommendedResource {
  /** Of the catalogue; '' for kinds that it does not have. */
  readonly kind: string;
  /** As in the bill; '' without an ARN. */
  readonly resourceId: string;
}

/** The bill's id from the ARN of the resource. The first pattern that matches counts. */
const billIds: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws[a-z-]*:ec2:[a-z0-9-]*:\d*:instance\/(i-[0-9a-f]+)$/, '$1'],
  [/^arn:aws[a-z-]*:ec2:[a-z0-9-]*:\d*:volume\/(vol-[0-9a-f]+)$/, '$1'],
  [/^arn:aws[a-z-]*:s3:::([^/]+)$/, '$1'],
  // The tasks of a cluster are one resource: a service is a part of it.
  [/^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:)service\/([^/]+)\/[^/]+$/, '$1cluster/$2'],
  // With a version or an alias it is the same function.
  [/^(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[^:]+):[^:]+$/, '$1'],
];

export function resourceOfArn(arn: string): RecommendedResource {
  const isBucket = /^arn:aws[a-z-]*:s3:::/.test(arn);
  const rule = billIds.find(([pattern]) => pattern.test(arn));
  const resourceId = rule === undefined ? arn : arn.replace(...rule);
  const kind = allKinds.find(
    (one) =>
      // Only an ARN says that a plain name is a bucket's.
      (one.id.service === undefined || isBucket) && dimensionsOf(one, resourceId) !== undefined,
  );
  return { kind: kind?.kind ?? '', resourceId: kind === undefined ? arn : resourceId };
}
