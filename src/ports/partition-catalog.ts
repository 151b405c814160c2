/** The port to the catalog of the archive's partitions: Glue, or a file. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** One day of the archive in the catalog. */
export interface ArchivePartition {
  readonly day: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/** The registered partitions of one table: queries see only these days. */
export interface PartitionCatalog {
  /** Registered days in [from, to], both included. */
  registered(from: BillingDay, to: BillingDay): Promise<readonly ArchivePartition[]>;
  /** Registers partitions; does not change those that are already registered. */
  register(partitions: readonly ArchivePartition[]): Promise<void>;
  /** Changes the location of registered partitions without removing one in between. */
  relocate(partitions: readonly ArchivePartition[]): Promise<void>;
}
