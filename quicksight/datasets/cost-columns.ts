/**
 * The columns of the one data set that every visual reads. Amounts are in the bill's currency, days are
 * UTC. One data set has one ingestion, so that all visuals always show the same state.
 */
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import type { DataSetColumns } from './dataset-column.ts';

const { columns: archive } = ouBreakdownTable;

export const costColumns = {
  Kind: {
    sql: 'kind',
    type: 'STRING',
    description: 'What the row holds: Actual, Forecast or Budget',
  },
  Date: { sql: 'cost_date', type: 'DATETIME', description: 'Day of usage, UTC' },
  'Months from now': {
    sql: 'month_offset',
    type: 'INTEGER',
    description: 'Months from the newest archived day: 0 is its month, -1 the month before',
  },
  'Report day': {
    sql: 'report_date',
    type: 'DATETIME',
    description: 'The newest archived day, the same in every row',
  },
  OU: {
    sql: 'ou',
    type: 'STRING',
    description: archive.ou.meaning,
  },
  Service: { sql: 'service', type: 'STRING', description: archive.service.meaning },
  'Account ID': {
    sql: 'linked_account',
    type: 'STRING',
    description: archive.linkedAccount.meaning,
  },
  Account: {
    sql: 'account',
    type: 'STRING',
    description: 'Linked account by its newest name, with its id',
  },
  'Actual cost': {
    sql: 'actual_cost',
    type: 'DECIMAL',
    description: archive.dailyCost.meaning,
  },
  Forecast: {
    sql: 'forecast_cost',
    type: 'DECIMAL',
    description: 'What the digest expects of days after the report day, per OU',
  },
  'Forecast low': {
    sql: 'forecast_lower_cost',
    type: 'DECIMAL',
    description: 'Low end of an OU’s forecast for one day; ends of several do not add up',
  },
  'Forecast high': {
    sql: 'forecast_upper_cost',
    type: 'DECIMAL',
    description: 'High end of an OU’s forecast for one day; ends of several do not add up',
  },
  Budget: {
    sql: 'budget_cost',
    type: 'DECIMAL',
    description: 'Budget of the month, spread evenly over its days',
  },
  'Projected cost': {
    sql: 'projected_cost',
    type: 'DECIMAL',
    description: 'Actual cost, and forecast for the days that have none yet',
  },
  'Budgeted cost': {
    sql: 'budgeted_cost',
    type: 'DECIMAL',
    description:
      'Projected cost of what has a budget: what is compared with it. Empty if it is unknown',
  },
  'Compared budget': {
    sql: 'compared_budget_cost',
    type: 'DECIMAL',
    description: 'Budget of OUs whose month end is known: what Budgeted cost is compared with',
  },
  'Budget status': {
    sql: 'budget_status',
    type: 'STRING',
    description:
      'The OU’s month against its budget: On track, Close, At risk, Heading over, Over, Unknown (no forecast) or No budget',
  },
} as const satisfies DataSetColumns;

/** The names that readers see for the columns of the data set. */
export type CostColumn = keyof typeof costColumns;
