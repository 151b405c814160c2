/**
 * Checks a directory before it may become a snapshot. Only a CheckedDirectory can be published, so that
 * an incomplete directory never replaces a correct one.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DirectoryAccount } from './accounts-csv.ts';
import { snapshotHash } from './snapshot-hash.ts';

declare const checked: unique symbol;

/** A complete directory of one day: not empty, each account once, sorted by account id. */
export interface CheckedDirectory {
  readonly [checked]: true;
  readonly snapshotDate: BillingDay;
  readonly accounts: readonly DirectoryAccount[];
  readonly contentHash: string;
}

/** The newest snapshot published so far, on the same day or before. */
export interface PreviousSnapshot {
  readonly snapshotDate: BillingDay;
  /** Null when the stored object's metadata lack it. */
  readonly accountCount: number | null;
  readonly contentHash: string | null;
}

export interface DirectoryChecks {
  readonly snapshotDate: BillingDay;
  /** Undefined before the first snapshot. */
  readonly previous: PreviousSnapshot | undefined;
  /** Share (0 to 1) of the previous snapshot's accounts that may be missing. */
  readonly maxShrink: number;
  /**
   * Today, when the source knows only the present: then it must not replace the snapshot of an earlier
   * day. Null when the source knows every day.
   */
  readonly presentDay: BillingDay | null;
  /** Publish even if accounts are missing, or if history is rewritten. */
  readonly force: boolean;
}

/**
 * Throws an Error that says what is wrong and, if `force` can override it, how. An empty directory and a
 * duplicate account are errors even with `force`.
 */
export function checkDirectory(
  accounts: readonly DirectoryAccount[],
  checks: DirectoryChecks,
): CheckedDirectory {
  const { snapshotDate } = checks;
  if (accounts.length === 0) throw refused(snapshotDate, 'it contains no account');
  const sorted = accounts.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  for (const [index, account] of sorted.entries()) {
    requireComplete(account, snapshotDate);
    if (account.accountId === sorted[index + 1]?.accountId) {
      throw refused(snapshotDate, `account ${account.accountId} appears twice in it`);
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

function requireComplete(account: DirectoryAccount, snapshotDate: BillingDay): void {
  const { accountId, ouPath } = account;
  if (!/^\d{12}$/.test(accountId)) {
    throw refused(snapshotDate, `'${accountId}' is not a 12-digit account id`);
  }
  if (ouPath === '') throw refused(snapshotDate, `account ${accountId} has no organizational unit`);
  if (account.snapshotDate !== snapshotDate) {
    throw refused(
      snapshotDate,
      `account ${accountId} has the snapshot date ${account.snapshotDate}`,
    );
  }
}

/** One missing account is always allowed: in a small organization it would be a large share. */
function requirePlausibleCount(count: number, checks: DirectoryChecks): void {
  const before = checks.previous?.accountCount ?? 0;
  const lost = before - count;
  if (lost <= Math.max(1, before * checks.maxShrink)) return;
  throw refused(
    checks.snapshotDate,
    `it contains ${count} accounts, and the snapshot of ${checks.previous?.snapshotDate} contained ` +
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
    `that day has a snapshot already, and AWS Organizations only knows today's tree ` +
      `(${presentDay}); to replace it with today's tree, run again with "force": true in the event`,
  );
}

function refused(snapshotDate: BillingDay, what: string): Error {
  return new Error(
    `The account directory of ${snapshotDate} was not published: ${what}. The earlier snapshot stays.`,
  );
}
