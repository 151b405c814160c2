/** The statements over the lines of a bill whose columns no code reads: other statements read them as tables. */

import type { QueryTables } from '../../src/ports/platform.ts';
import type { ResultSchema, Statement } from '../../src/ports/query-engine.ts';
import { wholePathDepth } from '../../src/queries/account-units.ts';
import { allocationLines } from '../../src/queries/allocation-lines.ts';
import type { BreakdownInput } from '../../src/queries/breakdown-statement.ts';
import { lineSumsStatement, type ReadLineParts } from '../../src/queries/line-sums-statement.ts';
import { bindSql, type SqlFragment, sqlInteger, sqlSubquery } from '../../src/sql/bind.ts';
import { readSql } from '../../src/sql/sql-files.ts';

/** What rules can read at most. */
export const allParts: ReadLineParts = { resource: 'all', tags: true, costCategories: true };

export function lineStatements(
  tables: QueryTables,
  input: BreakdownInput,
): readonly Statement<ResultSchema>[] {
  return [
    { name: 'line_sums', sql: lineSumsStatement(tables, input), schema: { charge_type: 'string' } },
    {
      name: 'allocation_lines',
      sql: linesOfBill(tables, input).slice(1, -1),
      schema: { reported_ou: 'string' },
    },
    {
      name: 'account_units',
      sql: bindSql(readSql('account_units'), {
        accounts: tables.accounts,
        ou_depth: sqlInteger(input.ouDepth ?? wholePathDepth),
      }),
      schema: { ou_path: 'string' },
    },
  ];
}

/** The lines that rules read, from a bill that is not staged. */
export function linesOfBill(
  tables: Pick<QueryTables, 'costLines' | 'accounts'>,
  input: BreakdownInput,
): SqlFragment {
  const lineSums = sqlSubquery(lineSumsStatement(tables, input));
  const { days } = input.window;
  return allocationLines({ accounts: tables.accounts, lineSums }, { ...input, days });
}
