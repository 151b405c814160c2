/** The dashboard's part of the names: QuickSight knows its assets by them, and so do readers' links. */

export function dashboardNames(prefix: string) {
  return {
    /** Of dashboard, analysis and theme, which share one. */
    id: prefix,
    dataSet: `${prefix}-costs`,
    stack: `${prefix}-dashboard`,
    /** Keys in the summaries bucket. */
    templatePrefix: 'dashboard-templates/',
    ownersPrefix: 'ou-owners/',
    ownersTable: 'ou_owners',
  };
}
