/** Which kind a resource of the bill is, and by which dimensions CloudWatch knows it. */
import { allKinds } from './all-kinds.ts';
import { dimensionsOf, regionOf } from './known-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

/** What the bill says of a resource. */
export interface BilledResource {
  readonly resourceId: string;
  /** Of the line: a code such as 'AmazonS3', or a name; '' if unknown. */
  readonly service: string;
}

export interface RecognisedResource {
  readonly kind: ResourceKind;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** Of the ARN; null for ids that name none. */
  readonly region: string | null;
}

/** Null for a resource of no known kind. */
export function recogniseResource({
  resourceId,
  service,
}: BilledResource): RecognisedResource | null {
  for (const kind of allKinds) {
    const expected = kind.id.service;
    if (expected !== undefined && service !== expected.code && service !== expected.name) continue;
    const dimensions = dimensionsOf(kind, resourceId);
    if (dimensions === undefined) continue;
    return { kind, dimensions, region: regionOf(kind, resourceId) ?? null };
  }
  return null;
}
