/**
 * The columns of the data set of the sheet "Teams": cost by day, target, service, environment and OU.
 * Amounts are in the bill's currency, days are UTC.
 */
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { teamUnitsTable } from '../../src/tables/team-units.ts';
import type { DataSetColumns } from './dataset-column.ts';

const { columns: archive } = costAllocationTable;
const { columns: units } = teamUnitsTable;

export const allocationColumns = {
  Date: { sql: 'cost_date', type: 'DATETIME', description: 'Day of usage, UTC' },
  'Months from now': {
    sql: 'month_offset',
    type: 'INTEGER',
    description: 'Months from the newest archived day: 0 is its month, -1 the month before',
  },
  Allocation: {
    sql: 'allocation',
    type: 'STRING',
    description: 'Team, Shared (a pool that mails divide among teams) or Unallocated',
  },
  Target: { sql: 'target', type: 'STRING', description: archive.target.meaning },
  'Business unit': {
    sql: 'business_unit',
    type: 'STRING',
    description: `${units.businessUnit.meaning} on the day`,
  },
  'Business group': {
    sql: 'business_group',
    type: 'STRING',
    description: `${units.businessGroup.meaning} on the day`,
  },
  Service: { sql: 'service', type: 'STRING', description: archive.service.meaning },
  Environment: { sql: 'environment', type: 'STRING', description: archive.environment.meaning },
  OU: { sql: 'ou', type: 'STRING', description: archive.ou.meaning },
  Cost: {
    sql: 'cost',
    type: 'DECIMAL',
    description: 'Amortized cost; unblended where the bill’s export lacks amortized cost',
  },
  'Unblended cost': {
    sql: 'unblended_cost',
    type: 'DECIMAL',
    description: archive.unblendedCost.meaning,
  },
  'Uninvoiced cost': {
    sql: 'uninvoiced_cost',
    type: 'DECIMAL',
    description: archive.uninvoicedCost.meaning,
  },
} as const satisfies DataSetColumns;

/** The names that readers see for the columns of the data set. */
export type AllocationColumn = keyof typeof allocationColumns;
