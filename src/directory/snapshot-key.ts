/** Where a snapshot of the account directory lives: one prefix, one object, one partition. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** 'accounts/snapshot_date=2026-11-20/' for 2026-11-20. */
export function snapshotPrefix(snapshotDate: BillingDay): string {
  return `accounts/snapshot_date=${snapshotDate}/`;
}

/** The key of the snapshot's one object. */
export function snapshotKey(snapshotDate: BillingDay): string {
  return `${snapshotPrefix(snapshotDate)}accounts.snappy.parquet`;
}
