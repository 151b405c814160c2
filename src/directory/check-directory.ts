/**
 * Checks a directory before it may become a snapshot. Only what passes is a CheckedDirectory, and
 * only a CheckedDirectory can be published, so that a partial reading never replaces a good one.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DirectoryAccount } from './accounts-csv.ts';
import { snapshotHash } from './snapshot-hash.ts';

declare const checked: unique symbol;

/** A whole directory of one day: not empty, each account once, sorted by account id. */
export interface CheckedDirectory {
  readonly [checked]: true;
  readonly snapshotDate: BillingDay;
  readonly accounts: readonly DirectoryAccount[];
  readonly contentHash: string;
}

/** The newest snapshot published so far, on the same day or before. */
export interface PreviousSnapshot {
  readonly snapshotDate: BillingDay;
  /** Null where the stored object does not tell. */
  readonly accountCount: number | null;
  readonly contentHash: string | null;
}

export interface DirectoryChecks {
  readonly snapshotDate: BillingDay;
  /** Undefined before the first snapshot. */
  readonly previous: PreviousSnapshot | undefined;
  /** Share (0 to 1) of the previous snapshot's accounts that may be gone. */
  readonly maxShrink: number;
  /**
   * The present day, where the source only tells the present: a published snapshot of an earlier
   * day is then history that it cannot know better. Null where the source tells any day.
   */
  readonly presentDay: BillingDay | null;
  /** Publish although accounts are gone, or history is rewritten. */
  readonly force: boolean;
}

/**
 * Throws an Error that says what is wrong and, where the operator may know better, how to override
 * it. `force` never lets an empty directory pass, nor an account that stands twice.
 */
export function checkDirectory(
  accounts: readonly DirectoryAccount[],
  checks: DirectoryChecks,
): CheckedDirectory {
  const { snapshotDate } = checks;
  if (accounts.length === 0) throw refused(snapshotDate, 'it holds no account at all');
  const sorted = accounts.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  for (const [index, account] of sorted.entries()) {
    requireWhole(account, snapshotDate);
    if (account.accountId === sorted[index + 1]?.accountId) {
      throw refused(snapshotDate, `account ${account.accountId} stands in it twice`);
    }
  }
  const contentHash = snapshotHash(snapshotDate, sorted);
  if (!checks.force) {
    requirePlausibleCount(sorted.length, checks);
    requireHistoryUnchanged(contentHash, checks);
  }
  const directory: Omit<CheckedDirectory, typeof checked> = {
    snapshotDate,
    accounts: sorted,
    contentHash,
  };
  return directory as CheckedDirectory;
}

function requireWhole(account: DirectoryAccount, snapshotDate: BillingDay): void {
  const { accountId, ouPath } = account;
  if (!/^\d{12}$/.test(accountId)) {
    throw refused(snapshotDate, `'${accountId}' is no account id of twelve digits`);
  }
  if (ouPath === '') throw refused(snapshotDate, `account ${accountId} has no organizational unit`);
  if (account.snapshotDate !== snapshotDate) {
    throw refused(snapshotDate, `account ${accountId} is of ${account.snapshotDate}`);
  }
}

/** One account fewer is never suspicious: in a small organization it is a large share. */
function requirePlausibleCount(count: number, checks: DirectoryChecks): void {
  const before = checks.previous?.accountCount ?? 0;
  const lost = before - count;
  if (lost <= Math.max(1, before * checks.maxShrink)) return;
  throw refused(
    checks.snapshotDate,
    `it holds ${count} accounts where the snapshot of ${checks.previous?.snapshotDate} held ` +
      `${before}, more than ${Math.round(checks.maxShrink * 1000) / 10} % fewer; if they really ` +
      'left, run again with "force": true in the event',
  );
}

function requireHistoryUnchanged(contentHash: string, checks: DirectoryChecks): void {
  const { previous, presentDay, snapshotDate } = checks;
  if (presentDay === null || snapshotDate >= presentDay) return;
  if (previous?.snapshotDate !== snapshotDate || previous.contentHash === contentHash) return;
  throw refused(
    snapshotDate,
    `that day has a snapshot already, and AWS Organizations only tells the tree of today ` +
      `(${presentDay}); to write today's tree over it, run again with "force": true in the event`,
  );
}

function refused(snapshotDate: BillingDay, what: string): Error {
  return new Error(
    `The account directory of ${snapshotDate} was not published: ${what}. The earlier snapshot stays.`,
  );
}
