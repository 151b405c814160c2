/**
 * The account directory as a CSV, for users without access to AWS Organizations: the columns of the
 * table `accounts`, optionally with `snapshot_date` for directories that changed over time.
 */
import * as z from 'zod/mini';
import { organizationScope } from '../domain/budgets/budgets.ts';
import { ouPath } from '../domain/budgets/ou-path.ts';
import { type BillingDay, isBillingDay, parseBillingDay } from '../domain/calendar/billing-day.ts';
import { accountId } from '../domain/input/account-id.ts';
import { readCsvTable } from '../domain/input/csv-table.ts';
import { InputError } from '../domain/input/input-error.ts';

/** One account in one snapshot of the directory. Names are untrusted input. */
export interface DirectoryAccount {
  readonly snapshotDate: BillingDay;
  /** Text, because ids may start with zeros. */
  readonly accountId: string;
  readonly accountName: string;
  readonly ouId: string;
  readonly ouName: string;
  /** From the root: 'Root/Workloads/Prod'. */
  readonly ouPath: string;
  readonly status: string;
}

/** The snapshot date of a directory without dates: before every bill. */
export const always = parseBillingDay('1970-01-01');

const day = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as YYYY-MM-DD'),
    z.refine(isBillingDay, 'that is not a calendar day'),
  );

const accountRow = z.object({
  snapshot_date: z.optional(day),
  account_id: accountId,
  account_name: z.string(),
  ou_id: z.optional(z.string()),
  ou_name: z.optional(z.string()),
  ou_path: ouPath.check(
    z.minLength(1, 'write the path from the root, such as Root/Workloads/Prod'),
    z.refine(
      (path) => path !== organizationScope,
      "write the account's own path: '*' is the whole organization",
    ),
  ),
  status: z.optional(z.string()),
});

/**
 * Parses the CSV. Throws an InputError naming `file` and the line of the first error. An account that
 * appears twice in one snapshot is an error, because its costs would be counted twice.
 */
export function parseAccounts(text: string, file: string): readonly DirectoryAccount[] {
  const { rows, lines } = readCsvTable(text, file, accountRow);
  if (rows.length === 0) {
    throw new InputError(
      `${file} contains no account; write one in each line below the column names.`,
    );
  }
  const seen = new Map<string, number | undefined>();
  return rows.map((row, index) => {
    const key = `${row.snapshot_date} ${row.account_id}`;
    if (seen.has(key)) {
      throw new InputError(
        `${file}, line ${lines[index]}: account ${row.account_id} is already in line ` +
          `${seen.get(key)} of the same snapshot; keep one of the two.`,
      );
    }
    seen.set(key, lines[index]);
    return directoryAccount(row);
  });
}

function directoryAccount(row: z.infer<typeof accountRow>): DirectoryAccount {
  return {
    snapshotDate: row.snapshot_date === undefined ? always : parseBillingDay(row.snapshot_date),
    accountId: row.account_id,
    accountName: row.account_name,
    ouId: row.ou_id ?? '',
    ouName: row.ou_name ?? '',
    ouPath: row.ou_path,
    status: row.status ?? 'ACTIVE',
  };
}
