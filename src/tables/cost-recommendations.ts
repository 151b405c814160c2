/** What AWS itself recommends to save cost, as its export said on each day: beside our own findings. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';

const amount = "in the recommendation's currency, as AWS estimates it";

export const costRecommendationsTable = {
  format: 'parquet',
  name: 'cost_recommendations',
  description: "AWS's own recommendations to save cost, by day of their export",
  grain: 'One row for each day of the export and recommendation.',
  writtenBy:
    "The function resource-metrics, from the Data Export of Cost Optimization Hub's recommendations: the last days again in each run. A day has no object if the export has none of it.",
  columns: {
    exportDate: { name: 'ExportDate', type: 'date', meaning: 'Day of the export', note: 'UTC' },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account that the recommendation is for',
      note: 'twelve digits, as text: leading zeros count',
    },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: 'Organizational unit of the account, as in `ou_breakdown`',
      note: 'on the newest archived day; empty where the account has no cost on it',
    },
    region: {
      name: 'Region',
      type: 'string',
      encoding,
      meaning: 'Region of the resource',
      note: 'empty where AWS names none',
    },
    resourceKind: {
      name: 'ResourceKind',
      type: 'string',
      encoding,
      meaning: 'Kind of the resource, as in `resource_costs`',
      note: 'empty for other kinds, and for purchases',
    },
    resourceId: {
      name: 'ResourceId',
      type: 'string',
      encoding,
      meaning: 'Id or ARN of the resource, as in `resource_costs`',
      note: "a service of ECS has the ARN of its cluster; AWS's ARN for other kinds; empty for purchases",
    },
    resourceArn: {
      name: 'ResourceArn',
      type: 'string',
      encoding,
      meaning: 'ARN of the resource, as AWS gives it',
    },
    resourceType: {
      name: 'ResourceType',
      type: 'string',
      encoding,
      meaning: 'Type of the resource, in the words of AWS',
      note: "such as 'Ec2Instance', 'EcsService' or 'ComputeSavingsPlans'",
    },
    action: {
      name: 'Action',
      type: 'string',
      encoding,
      meaning: 'What AWS recommends, in its words',
      note: "such as 'Stop', 'Rightsize', 'MigrateToGraviton' or 'PurchaseSavingsPlans'",
    },
    standing: {
      name: 'Standing',
      type: 'string',
      encoding,
      meaning: 'What the recommendation is beside the others',
      note: "'first': the one that counts for its resource; 'alternative': another is first for the same resource; 'group': of an Auto Scaling group, whose instances have their own, or of an ECS service whose ARN names no cluster; 'purchase': of Savings Plans or reserved instances, which assume that the resources keep running; 'no resource': AWS names none",
    },
    countedSavings: {
      name: 'CountedSavings',
      type: 'double',
      isNullable: true,
      meaning: 'Savings of a month that may be added up',
      note: "in the bill's currency; null if Standing is not 'first', or the currency is another",
    },
    monthlySavings: {
      name: 'MonthlySavings',
      type: 'double',
      isNullable: true,
      meaning: 'Savings of a month: after discounts, before them where AWS gives no other',
      note: amount,
    },
    savingsBasis: {
      name: 'SavingsBasis',
      type: 'string',
      encoding,
      meaning: 'Which of the two MonthlySavings is',
      note: "'after discount', 'before discount', or empty where AWS gives none",
    },
    monthlyCost: {
      name: 'MonthlyCost',
      type: 'double',
      isNullable: true,
      meaning: 'Cost of the resource in a month, on the same basis',
      note: `${amount}; of a purchase: of the usage that it would cover`,
    },
    currency: {
      name: 'Currency',
      type: 'string',
      encoding,
      meaning: 'Currency of the recommendation',
      note: 'ISO 4217',
    },
    source: {
      name: 'Source',
      type: 'string',
      encoding,
      meaning: 'Which part of AWS recommends it',
      note: "'ComputeOptimizer' or 'CostExplorer'",
    },
    currentResource: {
      name: 'CurrentResource',
      type: 'string',
      encoding,
      meaning: 'What the resource is, in the words of AWS',
      note: "such as 'm5.xlarge'",
    },
    recommendedResource: {
      name: 'RecommendedResource',
      type: 'string',
      encoding,
      meaning: 'What it should be, in the words of AWS',
    },
    effort: {
      name: 'Effort',
      type: 'string',
      encoding,
      meaning: 'How much work it is, in the words of AWS',
      note: "'VeryLow', 'Low', 'Medium', 'High' or 'VeryHigh'",
    },
    restartNeeded: {
      name: 'RestartNeeded',
      type: 'string',
      encoding,
      meaning: 'Whether the resource must be restarted',
      note: "'true', 'false', or empty",
    },
    rollbackPossible: {
      name: 'RollbackPossible',
      type: 'string',
      encoding,
      meaning: 'Whether it can be undone',
      note: "'true', 'false', or empty",
    },
    lookbackDays: {
      name: 'LookbackDays',
      type: 'bigint',
      isNullable: true,
      meaning: 'Days that AWS looked at',
    },
    refreshedAt: {
      name: 'RefreshedAt',
      type: 'string',
      encoding,
      meaning: 'When AWS made the recommendation',
      note: 'ISO 8601, UTC, as text',
    },
    recommendationId: {
      name: 'RecommendationId',
      type: 'string',
      encoding,
      meaning: "AWS's id of the recommendation",
    },
  },
  partitionKeys: [
    {
      name: 'export_date',
      part: 'date',
      meaning: 'The same day; filter by it, so that less is read',
    },
  ],
  prefix: 'cost-recommendations/',
  objectName: 'cost-recommendations.snappy.parquet',
  order: 'LinkedAccount, ResourceKind, ResourceId, RecommendationId; by Unicode code point',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2025-01-01',
} as const satisfies ParquetTable;
