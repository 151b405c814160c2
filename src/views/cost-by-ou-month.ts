/** The view `cost_by_ou_month`: actual cost, forecast and budget of each OU and month. */
import { budgetsTable } from '../tables/budgets.ts';
import { ouBreakdownTable } from '../tables/ou-breakdown.ts';
import { ouForecastTable } from '../tables/ou-forecast.ts';
import type { View } from './view.ts';

const metric = "by the digest's cost metric, in the bill's currency";
const coversRest =
  'null where the month is over, or where the newest forecast does not cover all days that are left';
const range = `${metric}; ${coversRest}, or the history is too short for a range`;

export const costByOuMonthView = {
  name: 'cost_by_ou_month',
  description: 'Actual cost, forecast and budget by OU and month',
  grain: 'One row for each month and OU with an archived cost, a forecast or a budget.',
  identities: [
    'For each month, the sum of actual_cost is the sum of DailyCost in ou_breakdown.',
    "For each month, the sum of budget_cost is the organization's own budget (its OU is '*' in budgets), else the sum of the OUs' budgets: the row '(not allocated)' has the difference.",
    'Where it is known, projected_cost = actual_cost + forecast_cost; of a month that is over it is actual_cost. It is known only if every day until the newest one is archived.',
  ],
  filter:
    'Filter by year and month. The newest archived day and the days of each month are found in the partitions of the whole archive.',
  columns: {
    billing_month: { type: 'varchar', meaning: 'Month', note: 'YYYY-MM, as in `budgets`' },
    year: { type: 'integer', meaning: 'Year of the month', note: 'partition' },
    month: { type: 'integer', meaning: 'Month, 1 to 12', note: 'partition' },
    ou: {
      type: 'varchar',
      meaning: 'Organizational unit, as in `ou_breakdown`',
      note: "'(not allocated)' is what the organization's own budget has in addition to those of its OUs, or lacks",
    },
    actual_cost: {
      type: 'double',
      meaning: 'Cost of the archived days',
      note: `${metric}; null where the archive has no day of the month`,
    },
    archived_days: {
      type: 'integer',
      meaning: 'Number of days of the month that have a cost of any OU in the archive',
    },
    days_in_month: { type: 'integer', meaning: 'Number of days of the month' },
    forecast_cost: {
      type: 'double',
      meaning: 'Expected cost of the days after the newest archived day',
      note: `${metric}; ${coversRest}`,
    },
    forecast_lower_cost: {
      type: 'double',
      meaning: "Sum of the low ends of these days' ranges",
      note: `${range}; wider than the range in the mail, which is that of the sum`,
    },
    forecast_upper_cost: {
      type: 'double',
      meaning: "Sum of the high ends of these days' ranges",
      note: `${range}; wider than the range in the mail`,
    },
    forecast_made_on: {
      type: 'date',
      meaning: 'Report day on which the forecast was made',
      note: 'null where no forecast is used',
    },
    projected_cost: {
      type: 'double',
      meaning: 'Projected cost of the month: actual cost and forecast',
      note: `${metric}; null (unknown) where a day until the newest one is not archived, or a month is not over and its forecast is not known`,
    },
    projected_if_stays_cost: {
      type: 'double',
      meaning: 'The same if the unusual costs of the last days stay',
      note: 'equal to projected_cost where the last days are not unusual',
    },
    budget_cost: {
      type: 'double',
      meaning: 'Budget of the month',
      note: 'null where there is none; budgets of teams are not in it',
    },
  },
  tables: [ouBreakdownTable],
  optionalTables: [ouForecastTable, budgetsTable],
} as const satisfies View;
