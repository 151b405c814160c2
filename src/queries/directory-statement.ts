/** The statement that reads the OUs of the account directory. */
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlInteger } from '../sql/bind.ts';
import { wholePathDepth } from './account-units.ts';
import { statement } from './statement.ts';

export const directoryUnitsSchema = { ou: 'string' } as const satisfies ResultSchema;

/** `ouDepth`: levels below the root to report by; null for the leaf OU. */
export function directoryUnitsStatement(
  tables: Pick<QueryTables, 'accounts'>,
  ouDepth: number | null,
): Statement<typeof directoryUnitsSchema> {
  return statement('directory_units', directoryUnitsSchema, {
    accounts: tables.accounts,
    ou_depth: sqlInteger(ouDepth ?? wholePathDepth),
  });
}
