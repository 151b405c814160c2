/** Which days of the archive readers see: Glue, or a file. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** One day of the archive as the catalog knows it. */
export interface ArchivePartition {
  readonly day: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/** Which partitions of `ou_breakdown` readers see. */
export interface PartitionCatalog {
  /** Registered days in [from, to]. */
  registered(from: BillingDay, to: BillingDay): Promise<readonly ArchivePartition[]>;
  /** Registers partitions; those already registered stay as they are. */
  register(partitions: readonly ArchivePartition[]): Promise<void>;
  /** Points registered partitions at another place, at once: readers never miss one. */
  relocate(partitions: readonly ArchivePartition[]): Promise<void>;
}
