/** The view `resource_efficiency`: which of the costliest resources are idle or oversized, and what that costs. */

import { recommendationDays, stoppingActions } from '../metrics/efficiency/aws-saving.ts';
import { efficiencyRows, ruledKinds } from '../metrics/efficiency/efficiency-rows.ts';
import { defaultDays, longestDays } from '../metrics/efficiency/efficiency-rule.ts';
import { sqlInteger, sqlSubquery, sqlTextList } from '../sql/bind.ts';
import { costRecommendationsTable } from '../tables/cost-recommendations.ts';
import { resourceCostsTable } from '../tables/resource-costs.ts';
import { resourceMetricsTable } from '../tables/resource-metrics.ts';
import type { View } from './view.ts';

const currency = "in the bill's currency";
const notRecommended = 'null where AWS recommends nothing, or its export is not given';
const noRule = 'null for a kind without a rule, and where no metric was asked for';

export const resourceEfficiencyView = {
  name: 'resource_efficiency',
  description: 'Use, finding and cost of the costliest resources, in the newest days with metrics',
  grain: `One row for each linked account, kind and id of a resource that cost something in the newest ${defaultDays} days with metrics.`,
  identities: [
    'The sum of unblended_cost is that of all rows of resource_costs of these days, except the others.',
    'at_stake_cost is monthly_cost of an idle resource, a part of it of an oversized one; of the rest what AWS would save, at most monthly_cost, else 0 if it is in use, and null (unknown).',
    'A resource is never in two rows: its owner is the one of its newest day.',
  ],
  filter:
    'The view has no column for a partition: it reads the newest days only, and finds them in the partitions of all days.',
  columns: {
    first_date: { type: 'date', meaning: 'First day of the costs', note: 'UTC' },
    last_date: { type: 'date', meaning: 'Last day of the costs', note: 'UTC' },
    linked_account: { type: 'varchar', meaning: 'Linked account', note: 'twelve digits, as text' },
    region: { type: 'varchar', meaning: 'AWS Region', note: 'empty where the bill names none' },
    resource_kind: { type: 'varchar', meaning: 'Kind of the resource, as in `resource_costs`' },
    resource_id: { type: 'varchar', meaning: 'Id or ARN of the resource' },
    ou: { type: 'varchar', meaning: 'Organizational unit of the account, on the newest day' },
    service: { type: 'varchar', meaning: 'AWS service of most of its cost, on the newest day' },
    target: {
      type: 'varchar',
      meaning: 'Who most of its cost belongs to, by the allocation rules, on the newest day',
      note: "'team/<name>', 'pool/<name>' for shared cost, or 'unallocated'",
    },
    finding: {
      type: 'varchar',
      meaning: 'What the metrics say',
      note: "'idle', 'oversized', 'in use', or 'unknown': a day or a metric is missing, or no metric shows use",
    },
    evidence: { type: 'varchar', meaning: 'Why, in words' },
    use_metric: {
      type: 'varchar',
      meaning: 'Metric that decided, or the first of the rule',
      note: `names with ' + ' are added up; ${noRule}`,
    },
    use_value: {
      type: 'double',
      meaning: `Its highest of the newest ${longestDays} days`,
      note: 'null where no day is known',
    },
    use_limit: { type: 'double', meaning: 'Limit of the rule', note: noRule },
    use_unit: { type: 'varchar', meaning: 'Unit of both', note: noRule },
    known_days: { type: 'integer', meaning: 'Days of needed_days with all metrics of the rule' },
    needed_days: { type: 'integer', meaning: 'Newest days that must be known', note: noRule },
    unblended_cost: { type: 'double', meaning: 'Unblended cost of these days', note: currency },
    amortized_cost: {
      type: 'double',
      meaning: 'Amortized cost of these days',
      note: `${currency}; null (unknown) where the export lacks a column`,
    },
    monthly_cost: {
      type: 'double',
      meaning: 'Amortized cost of a month like these days, unblended where amortized is unknown',
      note: `${currency}; cost of a day × 365 / 12`,
    },
    at_stake_cost: {
      type: 'double',
      meaning: 'The part of it that could be saved',
      note: `${currency}; by our rules all if idle, half if oversized; else AWS's estimate, at most all; else 0 if in use, null if unknown; what a commitment covers is saved only if something else uses it`,
    },
    at_stake_source: {
      type: 'varchar',
      meaning: 'Whose figure at_stake_cost is',
      note: "'own rules' or 'AWS'; null if it is unknown",
    },
    aws_action: {
      type: 'varchar',
      meaning: 'What AWS recommends for the resource, in its words',
      note: `such as 'Stop' or 'Rightsize'; ${notRecommended}`,
    },
    aws_resource: {
      type: 'varchar',
      meaning: 'What the resource should be, in the words of AWS',
      note: notRecommended,
    },
    aws_source: {
      type: 'varchar',
      meaning: 'Which part of AWS recommends it',
      note: notRecommended,
    },
    aws_date: { type: 'date', meaning: "Day of AWS's export", note: `UTC; ${notRecommended}` },
    aws_monthly_savings: {
      type: 'double',
      meaning: 'Savings of a month, as AWS estimates them',
      note: 'in aws_currency; after discounts where AWS gives them; never added to at_stake_cost',
    },
    aws_currency: {
      type: 'varchar',
      meaning: 'Currency of aws_monthly_savings',
      note: "if it is not the bill's, at_stake_cost has none of it",
    },
  },
  tables: [resourceCostsTable, resourceMetricsTable],
  optionalTables: [costRecommendationsTable],
  data: {
    efficiency_rules: sqlSubquery(efficiencyRows()),
    ruled_kinds: ruledKinds(),
    stopping_actions: sqlTextList(stoppingActions),
    recommendation_days: sqlInteger(recommendationDays),
    window_days: sqlInteger(defaultDays),
    use_days: sqlInteger(longestDays),
  },
} as const satisfies View;
