/** The view `cost_by_day`: what each day cost, of the whole organization. */
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { ouBreakdownTable } from '../tables/ou-breakdown.ts';
import { dayColumns, dayFilter, metricColumns } from './cost-columns.ts';
import type { View } from './view.ts';

const noAllocation = 'null for a day without rows in `cost_allocation`';

export const costByDayView = {
  name: 'cost_by_day',
  description: 'Cost of each day, of the whole organization',
  grain: 'One row for each day that has a row in ou_breakdown or in cost_allocation.',
  identities: [
    'archived_cost is the sum of DailyCost of the day in ou_breakdown.',
    'The other costs are their sums of the day in cost_allocation; the one of the archived metric equals archived_cost.',
  ],
  filter: dayFilter,
  columns: {
    ...dayColumns,
    archived_cost: {
      type: 'double',
      meaning: "Cost by the digest's cost metric, as the mails have it",
      note: "in the bill's currency; null for a day without rows in `ou_breakdown`",
    },
    ...metricColumns,
    unblended_cost: {
      ...metricColumns.unblended_cost,
      note: `${metricColumns.unblended_cost.note}; ${noAllocation}`,
    },
    uninvoiced_cost: {
      ...metricColumns.uninvoiced_cost,
      note: `${metricColumns.uninvoiced_cost.note}; ${noAllocation}`,
    },
    line_count: { ...metricColumns.line_count, note: noAllocation },
  },
  tables: [ouBreakdownTable],
  optionalTables: [costAllocationTable],
} as const satisfies View;
