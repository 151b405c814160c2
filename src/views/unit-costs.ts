/** The view `unit_costs`: what one request, GB, hour of a vCPU or order of the business cost, by team and application. */
import { vcpusSql } from '../metrics/unit-costs/instance-vcpus.ts';
import { billUnitRows, metricUnitRows, unitWords } from '../metrics/unit-costs/unit-cost-rows.ts';
import { sqlIdentifier, sqlSubquery } from '../sql/bind.ts';
import { sql } from '../sql/sql-template.ts';
import { businessFiguresTable } from '../tables/business-figures.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { resourceCostsTable } from '../tables/resource-costs.ts';
import { resourceMetricsTable } from '../tables/resource-metrics.ts';
import { dayColumns } from './cost-columns.ts';
import type { View } from './view.ts';

const currency = "in the bill's currency";
const ofKnown =
  'only of what has an amount, so that sum(cost) / sum(amount) is right; null where nothing has';

export const unitCostsView = {
  name: 'unit_costs',
  description: 'Cost per request, GB, vCPU hour or business figure, by day, team and application',
  grain: 'One row for each day, unit, level, target and application with a cost.',
  identities: [
    "For each day and unit, unblended_cost of the level 'whole' is its sum over the level 'target', and over the level 'application'; so is left_out_cost.",
    "For each day and unit of the sources 'metric' and 'bill', so is amount.",
    'A business figure is the same amount in every row of its day: never add it over rows of one day.',
    "The sum of unblended_cost and left_out_cost of a business figure's day is the unblended cost of the day.",
  ],
  filter: `Filter by unit and by level before you sum; the cost of a unit in a month is sum(unblended_cost) / sum(amount), where the amount of a business figure is that of the level 'whole'. Filter by year, month and day, and by billing_date as well: the first are partitions of cost_allocation, the last is that of the tables of resources.`,
  columns: {
    ...dayColumns,
    source: {
      type: 'varchar',
      meaning: 'Where the amount is from',
      note: "'metric': CloudWatch, of the costliest resources; 'bill': the bill's usage; 'business': the CSV of FinOps",
    },
    unit: {
      type: 'varchar',
      meaning: 'What is counted; not an organizational unit',
      note: "such as 'lambda-requests' or 'orders'",
    },
    unit_words: { type: 'varchar', meaning: 'What one of it is, in words' },
    level: {
      type: 'varchar',
      meaning: 'What the row is about',
      note: "'whole': all cost; 'target': one target; 'application': one application of a target",
    },
    target: {
      type: 'varchar',
      meaning: 'Who the cost belongs to, by the allocation rules',
      note: "'*' on the level 'whole'; 'team/<name>', 'pool/<name>' for shared cost, or 'unallocated'",
    },
    application: {
      type: 'varchar',
      meaning: 'Application of the service catalogue',
      note: "'*' on the other levels; '(none)' where the rules find none",
    },
    unblended_cost: { type: 'double', meaning: 'Unblended cost', note: `${currency}; ${ofKnown}` },
    amortized_cost: {
      type: 'double',
      meaning: 'Amortized cost',
      note: `${currency}; as unblended_cost; null also where a row of the sum lacks it`,
    },
    amount: {
      type: 'double',
      meaning: 'How many of the unit',
      note: 'null: unknown; of a business figure that of the whole business, in every row of its day',
    },
    unblended_cost_per_unit: {
      type: 'double',
      meaning: 'unblended_cost / amount',
      note: 'null if one of the two is unknown, or the amount is 0; never average it',
    },
    amortized_cost_per_unit: {
      type: 'double',
      meaning: 'amortized_cost / amount',
      note: 'null if one of the two is unknown, or the amount is 0; never average it',
    },
    left_out_cost: {
      type: 'double',
      meaning: 'Unblended cost of which the amount is not known: it is in no other column',
      note: `${currency}; of 'metric', resources without all points of the day; of 'bill', types of instances that are not known; of 'business', all cost of a day without a figure`,
    },
    is_complete: {
      type: 'integer',
      meaning: '1 if nothing is left out, else 0',
      note: 'its sum is the number of days that are known in full',
    },
  },
  tables: [costAllocationTable],
  optionalTables: [resourceCostsTable, resourceMetricsTable, businessFiguresTable],
  data: {
    unit_words: sqlSubquery(unitWords()),
    metric_unit_rows: sqlSubquery(metricUnitRows()),
    bill_unit_rows: sqlSubquery(billUnitRows()),
    vcpus: vcpusSql(sqlIdentifier('instance_type')),
    visible: sql`1 = 1`,
  },
} as const satisfies View;
