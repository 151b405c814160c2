/**
 * All ports of the pipeline. `local/` and `aws/` implement them; nothing else differs between a
 * laptop and Lambda.
 */

import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { SqlFragment } from '../sql/bind.ts';
import type { BillFiles } from './bill-files.ts';
import type { Dashboard } from './dashboard.ts';
import type { ObjectStore } from './object-store.ts';
import type { Outbox } from './outbox.ts';
import type { PartitionCatalog } from './partition-catalog.ts';
import type { QueryEngine } from './query-engine.ts';
import type { Staging } from './staging.ts';

/** The look-ups of one published set of allocation rules, as `LookupRelations` of `allocation/compile`. */
export interface PublishedLookups {
  readonly rules: SqlFragment;
  readonly teams: SqlFragment;
  readonly aliases: SqlFragment;
  readonly services: SqlFragment;
  readonly owners: SqlFragment;
}

/** The tables that the `.sql` files read: on each platform a table name or a sub-query. */
export interface QueryTables {
  /** `cost_lines`: the bill, normalized by one of `sql/sources/`. */
  readonly costLines: SqlFragment;
  /** A value by which equal maps are grouped, quicker than by the map; absent: the map itself. */
  readonly mapKey?: ((map: SqlFragment) => SqlFragment) | undefined;
  /** `accounts`: snapshots of the account directory. */
  readonly accounts: SqlFragment;
  /**
   * `ou_breakdown`: the archive's registered partitions. A platform may leave out days that are not
   * between the two, so a statement must also filter year, month and day: on AWS it sees all partitions.
   */
  readonly archive: (from: BillingDay, to: BillingDay) => SqlFragment;
  /** `cost_allocation`, in the same way. */
  readonly allocation: (from: BillingDay, to: BillingDay) => SqlFragment;
}

/** What resources cost and how much they were used; a platform may leave out days that are not between the two. */
export interface UseTables {
  readonly resourceCosts: (from: BillingDay, to: BillingDay) => SqlFragment;
  readonly resourceMetrics: (from: BillingDay, to: BillingDay) => SqlFragment;
}

/** The tables that the statement of a set of allocation rules reads. */
export interface RuleSetTables {
  /** Sub-queries of the published set with this hash. Throws a TypeError for a text that is not a hash. */
  readonly lookups: (setHash: string) => PublishedLookups;
}

/** One platform: its ports, its tables in SQL, and its clock. */
export interface Platform {
  readonly name: 'local' | 'aws';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly tables: QueryTables & RuleSetTables;
  readonly bill: BillFiles;
  readonly engine: QueryEngine;
  readonly staging: Staging;
  readonly store: ObjectStore;
  /** The partitions of `ou_breakdown`. */
  readonly catalog: PartitionCatalog;
  /** The partitions of `cost_allocation`. */
  readonly allocationCatalog: PartitionCatalog;
  readonly dashboard: Dashboard;
  readonly outbox: Outbox;
}
