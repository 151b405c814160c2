/** The view `restatements`: which days AWS restated, when that was found, and by how much. */
import { restatedDaysTable } from '../tables/restated-days.ts';
import type { View } from './view.ts';

const cost = "of the metric that the mails have, in the bill's currency";

export const restatementsView = {
  name: 'restatements',
  description: 'Earlier days that AWS restated, by the report day that found it',
  grain:
    'One row for each report day and earlier day whose cost had changed by half a cent or more.',
  identities: ['change = cost_after - cost_before, to the cent.'],
  filter:
    'Filter by report_date: it is the partition. A filter on billing_date alone reads all report days.',
  columns: {
    report_date: {
      type: 'date',
      meaning: 'Report day whose run found the change',
      note: 'partition; AWS changed the bill between the mail before and this one',
    },
    billing_date: { type: 'date', meaning: 'The day that changed', note: 'UTC' },
    cost_before: { type: 'double', meaning: 'Its cost in the mail before', note: cost },
    cost_after: { type: 'double', meaning: 'Its cost since', note: cost },
    change: {
      type: 'double',
      meaning: 'The difference',
      note: `${cost}; negative if it is cheaper`,
    },
  },
  tables: [restatedDaysTable],
  optionalTables: [],
} as const satisfies View;
