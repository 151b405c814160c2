/**
 * Recipients: who reads the digest of which part of the organization, as FinOps edits it in a CSV of
 * the columns `ou,address`. The OU '*' stands for the whole organization. A wrong row costs its own
 * reader the mail, never the others theirs.
 */
import * as z from 'zod/mini';
import { organizationScope } from '../budgets/budgets.ts';
import { ouPath } from '../budgets/ou-path.ts';
import { readCsvTable } from '../input/csv-table.ts';
import { addressProblem } from './address-problem.ts';

export interface Recipient {
  /** OU path such as 'Root/Workloads', or '*'. */
  readonly scope: string;
  readonly address: string;
}

export interface Recipients {
  readonly recipients: readonly Recipient[];
  /** One sentence for each row that was set aside, with file and line. */
  readonly problems: readonly string[];
}

/** Accounts without an OU have no owner: their costs go to the readers of '*' alone. */
export const unassigned = 'Unassigned';

const anyRow = z.object({ ou: z.string(), address: z.string() });

const recipientRow = z.object({
  ou: ouPath.check(
    z.minLength(1, "write an OU path such as Root/Workloads/Prod, or '*' for all"),
    z.refine((path) => path !== unassigned, "write '*': accounts without an OU have no owner"),
  ),
  address: z.string(),
});

/**
 * Parses the CSV. `domains`: the only ones that mail may go to, null for any. Throws an InputError
 * naming `file` where it is no such table at all.
 */
export function parseRecipients(
  text: string,
  file: string,
  domains: readonly string[] | null = null,
): Recipients {
  const recipients: Recipient[] = [];
  const problems: string[] = [];
  const { rows, lines } = readCsvTable(text, file, anyRow);
  for (const [index, given] of rows.entries()) {
    const row = recipientRow.safeParse(given);
    const problem = row.success
      ? addressProblem(row.data.address, domains)
      : `ou is '${given.ou}'; ${row.error.issues[0]?.message}`;
    if (row.success && problem === null) {
      recipients.push({ scope: row.data.ou, address: row.data.address });
    } else {
      problems.push(`${file}, line ${lines[index]}: ${problem}.`);
    }
  }
  return { recipients, problems };
}

/**
 * The file's recipients. Where it names none for '*', `defaults` are the readers of the whole: that
 * digest always has one.
 */
export function withDefaultReaders(
  recipients: readonly Recipient[],
  defaults: readonly string[],
): readonly Recipient[] {
  if (recipients.some(({ scope }) => scope === organizationScope)) return recipients;
  const readers = defaults.map((address) => ({ scope: organizationScope, address }));
  return [...readers, ...recipients];
}
