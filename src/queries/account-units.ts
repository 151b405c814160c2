/** The OU of each account by day, as a sub-query that statements join. */
import { maxOuDepth } from '../domain/budgets/ou-depth.ts';
import type { QueryTables } from '../ports/platform.ts';
import { bindSql, type SqlFragment, sqlInteger, sqlSubquery } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';

/** As deep as OUs can be: a deeper cut keeps the whole path. */
export const wholePathDepth = maxOuDepth;

/** `ouDepth`: OU levels below the root to keep in `ou`; null for the leaf OU. */
export function accountUnits(
  { accounts }: Pick<QueryTables, 'accounts'>,
  ouDepth: number | null,
): SqlFragment {
  return sqlSubquery(
    bindSql(readSql('account_units'), {
      accounts,
      ou_depth: sqlInteger(ouDepth ?? wholePathDepth),
    }),
  );
}
