/** Writes invented recommendations of AWS as the function would: one file for the day. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { recommendationColumns } from '../../../src/recommendations/archive/publish-recommendations.ts';
import type { RankedRecommendation } from '../../../src/recommendations/archive/ranked-recommendations.ts';
import { costRecommendationsTable } from '../../../src/tables/cost-recommendations.ts';
import { encodeTable } from '../../../src/tables/encode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';

export function archiveRecommendations(
  out: string,
  day: BillingDay,
  rows: readonly RankedRecommendation[],
): void {
  const file = join(out, objectKey(costRecommendationsTable, day));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, encodeTable(costRecommendationsTable, recommendationColumns(day, rows), {}));
}

/** To resize an instance, for 20 USD a month. */
export function rankedRecommendation(
  more: Partial<RankedRecommendation> = {},
): RankedRecommendation {
  const { monthlySavings = 20, currency = 'USD', resourceId = 'i-0123abcd' } = more;
  return {
    recommendationId: `for ${more.kind} ${resourceId}`,
    account: '111111111111',
    ou: '',
    region: 'eu-central-1',
    kind: 'ec2-instance',
    resourceId,
    resourceArn: `arn:aws:ec2:eu-central-1:111111111111:instance/${resourceId}`,
    resourceType: 'Ec2Instance',
    action: 'Rightsize',
    standing: 'first',
    countedSavings: currency === 'USD' ? monthlySavings : null,
    monthlySavings,
    savingsBasis: 'after discount',
    monthlyCost: 100,
    currency,
    source: 'ComputeOptimizer',
    currentResource: 'm5.xlarge',
    recommendedResource: 'm5.large',
    effort: 'Low',
    restartNeeded: 'true',
    rollbackPossible: 'true',
    lookbackDays: 14,
    refreshedAt: '2026-11-20T04:05:06.000Z',
    ...more,
  };
}
