/** What the business did each day: the CSV that FinOps edits. `domain/unit-costs/` checks it on reading. */
import type { CsvTable } from './table.ts';

export const businessFiguresTable = {
  format: 'csv',
  name: 'business_figures',
  description: 'Figures of the business by day, such as orders, from the CSV that FinOps edits',
  grain: 'One row for each unit and day. A unit that is there twice on a day is unknown.',
  writtenBy: 'FinOps.',
  columns: {
    unit: {
      name: 'unit',
      type: 'string',
      meaning: 'What is counted',
      note: "such as 'orders'; costs are divided by it in `unit_costs`",
    },
    date: { name: 'date', type: 'string', meaning: 'Day', note: 'UTC; YYYY-MM-DD' },
    amount: {
      name: 'amount',
      type: 'double',
      meaning: 'How many of the unit the whole business had on the day',
      note: 'zero or more',
    },
  },
  prefix: 'business-figures/',
  objectName: 'business-figures.csv',
} as const satisfies CsvTable;
