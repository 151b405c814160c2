/** The names of the system's own buckets: names are the world's, and the account id makes these ours. */
import { systemName } from './system-name.ts';

/** The settings that names are made of. */
export interface BucketOwner {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
}

/** Of the archive, reports and results. */
export function summariesBucketOf(owner: BucketOwner): string {
  return `${systemName(owner)}-summaries-${owner.accountId}`;
}

/** Where an export that is made here delivers to. */
export function deliveryBucketOf(owner: BucketOwner): string {
  return `${systemName(owner)}-bill-${owner.accountId}`;
}
