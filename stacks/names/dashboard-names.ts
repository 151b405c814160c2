/**
 * The names of the dashboard. QuickSight identifies assets by them, and readers' links contain them.
 */
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';

export function dashboardNames(prefix: string) {
  return {
    /** Shared id of dashboard, analysis and theme. */
    id: prefix,
    dataSet: `${prefix}-costs`,
    stack: `${prefix}-dashboard`,
    /** Keys in the archive bucket. */
    templatePrefix: 'dashboard-templates/',
    ownersPrefix: ouOwnersTable.prefix,
    ownersTable: ouOwnersTable.name,
  };
}
