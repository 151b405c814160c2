/** The names of the system's own buckets. Bucket names are global, so they contain the account id. */
import { systemName } from './system-name.ts';

/** The settings that the names consist of. */
export interface BucketOwner {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
}

/** The bucket of the archive, the reports and the query results. */
export function summariesBucketOf(owner: BucketOwner): string {
  return `${systemName(owner)}-summaries-${owner.accountId}`;
}

/** The bucket that the system's own export delivers to. */
export function deliveryBucketOf(owner: BucketOwner): string {
  return `${systemName(owner)}-bill-${owner.accountId}`;
}

/** The bucket of the dashboard's pages. */
export function pagesBucketOf(owner: BucketOwner): string {
  return `${systemName(owner)}-web-${owner.accountId}`;
}
