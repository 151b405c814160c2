/** The ports of the account directory: the source to read, and where snapshots are published. */

import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { Platform } from '../ports/platform.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** A published snapshot as the catalog should know it. */
export interface SnapshotPartition {
  readonly snapshotDate: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/** The source of the directory, and the platform to publish it on. */
export interface DirectoryPorts extends Pick<Platform, 'name' | 'now' | 'store'> {
  /** The complete directory, each account dated `snapshotDate`; throws when a part is missing. */
  readonly readDirectory: (snapshotDate: BillingDay) => Promise<readonly DirectoryAccount[]>;
  /** True when `readDirectory` gives today's directory for every day. */
  readonly readsPresentOnly: boolean;
  /** Makes the snapshot visible in `accounts`; does not change one that is already visible. */
  readonly registerSnapshot: (
    partition: SnapshotPartition,
  ) => Promise<{ readonly queryId: string }>;
}
