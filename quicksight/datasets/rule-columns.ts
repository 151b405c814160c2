/**
 * The columns of the rules for row-level security. QuickSight requires this name for the first; the second
 * has the name of the column that it restricts.
 */
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';
import type { DataSetColumns } from './dataset-column.ts';

export const ruleColumns = {
  UserName: {
    sql: 'user_name',
    type: 'STRING',
    description: ouOwnersTable.columns.userName.meaning,
  },
  OU: { sql: 'ou', type: 'STRING', description: 'An OU the user may see; empty for all of them' },
} as const satisfies DataSetColumns;

/** Of the sheet about teams, whose rows have a target too. */
export const allocationRuleColumns = {
  ...ruleColumns,
  Target: {
    sql: 'target',
    type: 'STRING',
    description: 'A team the user may see; empty for all targets of the OU',
  },
} as const satisfies DataSetColumns;
