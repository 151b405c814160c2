/** What each OU may cost in each month: the CSV that FinOps edits. `domain/budgets/` checks it on reading. */
import type { CsvTable } from './table.ts';

export const budgetsTable = {
  format: 'csv',
  name: 'budgets',
  description: 'Budget of each OU and month, from the CSV that FinOps edits',
  grain: 'One row for each OU and month.',
  writtenBy: 'FinOps.',
  columns: {
    ou: {
      name: 'ou',
      type: 'string',
      meaning: 'Organizational unit, as in `ou_breakdown`',
      note: "'*' is the whole organization, 'team/<name>' a team of the allocation rules",
    },
    month: { name: 'month', type: 'string', meaning: 'Billing period', note: 'YYYY-MM' },
    amount: {
      name: 'amount',
      type: 'double',
      meaning: 'Budget of the month',
      note: 'zero or more',
    },
    currency: {
      name: 'currency',
      type: 'string',
      meaning: 'Currency of the amount',
      note: 'ISO 4217',
    },
  },
  prefix: 'budgets/',
  objectName: 'budgets.csv',
} as const satisfies CsvTable;
