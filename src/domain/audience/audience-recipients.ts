/**
 * Recipients: who reads the digest of which part of the organization. FinOps edits them in a CSV with
 * the columns `ou,address`. The OU '*' means the whole organization, 'team/retail' a team of the
 * allocation rules. An invalid row is skipped and does not stop the mails of the other recipients.
 */
import * as z from 'zod/mini';
import { organizationScope } from '../budgets/budgets.ts';
import { ouPath } from '../budgets/ou-path.ts';
import { readCsvTable } from '../input/csv-table.ts';
import { addressProblem } from './address-problem.ts';

export interface Recipient {
  /** OU path such as 'Root/Workloads', '*', or a team such as 'team/retail'. */
  readonly scope: string;
  readonly address: string;
}

export interface Recipients {
  readonly recipients: readonly Recipient[];
  /** One sentence for each skipped row, with file and line. */
  readonly problems: readonly string[];
}

/** Accounts without an OU have no owner: only the readers of '*' see their costs. */
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
 * Parses the CSV. `domains`: the only allowed domains, null for any. Throws an InputError naming
 * `file` when it is not a table with these columns.
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
 * The file's recipients. If it has no reader for '*', `defaults` are added as readers of '*', because
 * the organization's digest must always have a reader.
 */
export function withDefaultReaders(
  recipients: readonly Recipient[],
  defaults: readonly string[],
): readonly Recipient[] {
  if (recipients.some(({ scope }) => scope === organizationScope)) return recipients;
  const readers = defaults.map((address) => ({ scope: organizationScope, address }));
  return [...readers, ...recipients];
}
