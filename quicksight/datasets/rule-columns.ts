/**
 * The columns of the rules of row-level security. QuickSight knows the first by this name; the second
 * is called as the column that it restricts.
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
