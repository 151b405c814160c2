/** What AWS recommends beside the resources of our own list, as `/v1/resources/efficiency` answers it. */
import * as z from 'zod';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { OtherRecommendation } from '../../domain/figures/aws-recommendation.ts';
import type { ResourcesInUse } from '../../domain/figures/resource-use.ts';
import { decimalOf, knownDecimal, money, unknownMoney } from '../questions/decimal-text.ts';

/** The rest is in the table `cost_recommendations`. */
const listed = 200;

const sum = z.object({ rows: z.number(), x_MonthlySavings: money });

export const recommendationsShape = z.object({
  exportDate: z.string().describe("Day of AWS's export."),
  measured: sum.describe(
    'Resources of our list for which the figure of AWS counts, in x_AtStakeCost: not those that are idle or oversized by our rules.',
  ),
  others: sum.describe('Rows below that may be added up: they are in no figure of `rows`.'),
  rows: z
    .array(
      z.object({
        ResourceId: z.string().describe('Empty for purchases.'),
        x_ResourceType: z.string().describe('In the words of AWS.'),
        SubAccountId: z.string(),
        RegionId: z.string(),
        x_OrganizationalUnit: z.string().describe('Empty where it is not known.'),
        x_AwsAction: z.string(),
        x_AwsCurrentResource: z.string(),
        x_AwsRecommendedResource: z.string(),
        x_AwsSource: z.string(),
        x_AwsMonthlySavings: unknownMoney('As AWS estimates it, in x_AwsCurrency.'),
        x_AwsCurrency: z.string(),
        x_Standing: z
          .string()
          .describe("'first', 'group', 'purchase' or 'no resource', as in `cost_recommendations`."),
        x_CountedSavings: unknownMoney(
          "In the archive's currency, at most what the resource costs; null: it must not be added up, such as of purchases.",
        ),
      }),
    )
    .describe(`What is not in our list, and purchases; the first ${listed}, highest saving first.`),
  total: z.object({ rows: z.number() }),
});

/** `use`: the reader's part. Null where there is no export. */
export function answeredRecommendations({
  resources,
  recommendations,
}: ResourcesInUse): z.infer<typeof recommendationsShape> | null {
  if (recommendations === null) return null;
  const { day, list } = recommendations;
  const measured = resources.filter(({ atStakeSource }) => atStakeSource === 'AWS');
  const counted = list.flatMap(({ countedSavings }) => countedSavings ?? []);
  return {
    exportDate: day,
    measured: sumUp(measured.map(({ atStakeCost }) => atStakeCost ?? 0)),
    others: sumUp(counted),
    rows: list.slice(0, listed).map(answeredRow),
    total: { rows: list.length },
  };
}

function sumUp(savings: readonly number[]): z.infer<typeof sum> {
  return { rows: savings.length, x_MonthlySavings: decimalOf(sumOf(savings)) };
}

function answeredRow(
  one: OtherRecommendation,
): z.infer<typeof recommendationsShape>['rows'][number] {
  return {
    ResourceId: one.resourceId,
    x_ResourceType: one.resourceType,
    SubAccountId: one.account,
    RegionId: one.region,
    x_OrganizationalUnit: one.ou,
    x_AwsAction: one.action,
    x_AwsCurrentResource: one.currentResource,
    x_AwsRecommendedResource: one.recommendedResource,
    x_AwsSource: one.source,
    x_AwsMonthlySavings: knownDecimal(one.monthlySavings),
    x_AwsCurrency: one.currency,
    x_Standing: one.standing,
    x_CountedSavings: knownDecimal(one.countedSavings),
  };
}
