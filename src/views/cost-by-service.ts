/** The view `cost_by_service`: what each AWS service cost. */
import { costAllocationTable } from '../tables/cost-allocation.ts';
import {
  allocationIdentities,
  dayColumns,
  dayFilter,
  metricColumns,
  ownerColumns,
} from './cost-columns.ts';
import type { View } from './view.ts';

export const costByServiceView = {
  name: 'cost_by_service',
  description: 'Cost by day and AWS service',
  grain: 'One row for each day, service, OU, linked account, target and environment.',
  identities: allocationIdentities,
  filter: dayFilter,
  columns: {
    ...dayColumns,
    service: { type: 'varchar', meaning: 'AWS service, as in `ou_breakdown`' },
    ...ownerColumns,
    ...metricColumns,
  },
  tables: [costAllocationTable],
  optionalTables: [],
} as const satisfies View;
