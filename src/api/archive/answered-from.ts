/** The tables that the API answers from: a change of one of their objects is another version of the archive. */
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { costRecommendationsTable } from '../../tables/cost-recommendations.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { ouForecastTable } from '../../tables/ou-forecast.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { tagCoverageTable } from '../../tables/tag-coverage.ts';
import { untaggedResourcesTable } from '../../tables/untagged-resources.ts';

export const answeredFrom = [
  ouBreakdownTable,
  costAllocationTable,
  ouForecastTable,
  tagCoverageTable,
  untaggedResourcesTable,
  resourceCostsTable,
  resourceMetricsTable,
  costRecommendationsTable,
];
