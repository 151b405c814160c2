/** Where the account directory is read from and published to, as interfaces. */

import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { Platform } from '../ports/platform.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** A published snapshot as the catalog should know it. */
export interface SnapshotPartition {
  readonly snapshotDate: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/** Where the directory comes from and goes to. */
export interface DirectoryPorts extends Pick<Platform, 'name' | 'now' | 'store'> {
  /** The whole directory, each account dated `snapshotDate`; throws where any part is missing. */
  readonly readDirectory: (snapshotDate: BillingDay) => Promise<readonly DirectoryAccount[]>;
  /** Whether `readDirectory` only knows the present, whatever day it is asked for. */
  readonly readsPresentOnly: boolean;
  /** Makes the snapshot visible in `accounts`; one that is visible stays as it is. */
  readonly registerSnapshot: (
    partition: SnapshotPartition,
  ) => Promise<{ readonly queryId: string }>;
}
