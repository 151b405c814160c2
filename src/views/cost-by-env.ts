/** The view `cost_by_env`: what each environment cost. */
import { costAllocationTable } from '../tables/cost-allocation.ts';
import {
  allocationIdentities,
  dayColumns,
  dayFilter,
  metricColumns,
  ownerColumns,
} from './cost-columns.ts';
import type { View } from './view.ts';

export const costByEnvView = {
  name: 'cost_by_env',
  description: 'Cost by day and environment',
  grain: 'One row for each day, environment, OU, linked account and target.',
  identities: allocationIdentities,
  filter: dayFilter,
  columns: { ...dayColumns, ...ownerColumns, ...metricColumns },
  tables: [costAllocationTable],
  optionalTables: [],
} as const satisfies View;
