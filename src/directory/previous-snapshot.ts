/** Finds the newest published snapshot of the account directory, to compare a new one with it. */

import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { accountsTable } from '../tables/accounts.ts';
import { objectKey } from '../tables/object-key.ts';
import type { PreviousSnapshot } from './check-directory.ts';

/** Snapshots are daily; an older one says little about today's organization. */
const lookbackDays = 31;

/** The newest snapshot on `snapshotDate` or in the 31 days before; undefined when there is none. */
export async function previousSnapshot(
  store: Pick<ObjectStore, 'head'>,
  snapshotDate: BillingDay,
): Promise<PreviousSnapshot | undefined> {
  for (let age = 0; age <= lookbackDays; age++) {
    const day = addDays(snapshotDate, -age);
    const stored = await store.head(objectKey(accountsTable, day));
    if (stored === undefined) continue;
    const count = Number(stored.metadata['accounts'] ?? Number.NaN);
    return {
      snapshotDate: day,
      accountCount: Number.isFinite(count) ? count : null,
      contentHash: stored.metadata['content-hash'] ?? null,
    };
  }
  return undefined;
}
