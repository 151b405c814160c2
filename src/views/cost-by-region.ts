/** The view `cost_by_region`: what each AWS Region cost. */
import { costAllocationTable } from '../tables/cost-allocation.ts';
import {
  allocationIdentities,
  dayColumns,
  dayFilter,
  metricColumns,
  ownerColumns,
} from './cost-columns.ts';
import type { View } from './view.ts';

export const costByRegionView = {
  name: 'cost_by_region',
  description: 'Cost by day and AWS Region',
  grain: 'One row for each day, Region, OU, linked account, target and environment.',
  identities: allocationIdentities,
  filter: dayFilter,
  columns: {
    ...dayColumns,
    region: {
      type: 'varchar',
      meaning: 'AWS Region of the usage',
      note: "'(none)' where the bill names none",
    },
    ...ownerColumns,
    ...metricColumns,
  },
  tables: [costAllocationTable],
  optionalTables: [],
} as const satisfies View;
