/** Who may see which OUs of the dashboard, where rows are secured: a CSV that FinOps edits. */
import type { CsvTable } from './table.ts';

export const ouOwnersTable = {
  format: 'csv',
  name: 'ou_owners',
  description: 'Which OUs each QuickSight user may see, from the CSV that FinOps edits',
  grain: 'One row for each user and OU. A user who is not listed sees nothing.',
  writtenBy: 'FinOps.',
  columns: {
    userName: {
      name: 'user_name',
      type: 'string',
      meaning: 'Name of a QuickSight user, as QuickSight lists it',
    },
    ou: {
      name: 'ou',
      type: 'string',
      meaning: 'An OU the user may see, with those below it',
      note: "'*' is every OU; 'team/<name>' is a team, on the sheet about teams",
    },
  },
  prefix: 'ou-owners/',
  objectName: 'ou-owners.csv',
} as const satisfies CsvTable;
