/** Small directories for tests. */
import type { DirectoryAccount } from '../../src/directory/accounts-csv.ts';
import { type CheckedDirectory, checkDirectory } from '../../src/directory/check-directory.ts';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

export const snapshotDate = parseBillingDay('2026-11-20');

export const hostileNames = [
  `Robert'); drop table accounts;-- "x"`,
  'a/b',
  'line\nbreak',
  '🧨 שלום \u202e',
  'mark \ufeff inside',
  'nul \0',
  '=1+1',
];

export function directoryAccount(
  accountId: string,
  change: Partial<DirectoryAccount> = {},
): DirectoryAccount {
  return {
    snapshotDate,
    accountId,
    accountName: `name of ${accountId}`,
    ouId: 'ou-1',
    ouName: 'Prod',
    ouPath: 'Root/Prod',
    status: 'ACTIVE',
    ...change,
  };
}

/** Accounts 000000000001 to `count`. */
export function manyAccounts(count: number, date: BillingDay = snapshotDate): DirectoryAccount[] {
  return Array.from({ length: count }, (_, index) =>
    directoryAccount(String(index + 1).padStart(12, '0'), { snapshotDate: date }),
  );
}

/** Passed without any earlier snapshot. */
export function checkedDirectory(accounts: readonly DirectoryAccount[]): CheckedDirectory {
  return checkDirectory(accounts, {
    snapshotDate,
    previous: undefined,
    maxShrink: 0.2,
    presentDay: null,
    force: false,
  });
}
