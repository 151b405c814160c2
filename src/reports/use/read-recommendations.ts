/** Reads the newest archived day of AWS's recommendations. */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import type { OtherRecommendation } from '../../domain/figures/aws-recommendation.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costRecommendationsTable } from '../../tables/cost-recommendations.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';

const readsAtOnce = 8;

/** A day's export is from the morning after, and the bill may be late by some days. */
const daysAfter = 8;

/** Empty if none of the days from `oldest` on has any. Throws if a file is damaged. */
export async function readRecommendations(
  store: Pick<ObjectStore, 'get'>,
  oldest: BillingDay,
  through: BillingDay,
): Promise<readonly OtherRecommendation[]> {
  const newest = addDays(through, daysAfter);
  for (let first = newest; first >= oldest; first = addDays(first, -readsAtOnce)) {
    const days = Array.from({ length: readsAtOnce }, (_, back) => addDays(first, -back)).filter(
      (day) => day >= oldest,
    );
    const read = await Promise.all(days.map((day) => recommendationsOn(store, day)));
    const found = read.find((rows) => rows.length > 0);
    if (found !== undefined) return found;
  }
  return [];
}

async function recommendationsOn(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<readonly OtherRecommendation[]> {
  const stored = await store.get(objectKey(costRecommendationsTable, day));
  if (stored === undefined) return [];
  const rows = await decodeTable(costRecommendationsTable, stored.body);
  return rows.exportDate.map((_, row) => ({
    recommendationId: textAt(rows.recommendationId, row) ?? '',
    account: textAt(rows.linkedAccount, row) ?? '',
    ou: textAt(rows.ou, row) ?? '',
    region: textAt(rows.region, row) ?? '',
    kind: textAt(rows.resourceKind, row) ?? '',
    resourceId: textAt(rows.resourceId, row) ?? '',
    resourceType: textAt(rows.resourceType, row) ?? '',
    currentResource: textAt(rows.currentResource, row) ?? '',
    recommendedResource: textAt(rows.recommendedResource, row) ?? '',
    standing: textAt(rows.standing, row) ?? '',
    action: textAt(rows.action, row) ?? '',
    source: textAt(rows.source, row) ?? '',
    day,
    monthlySavings: rows.monthlySavings[row] ?? null,
    monthlyCost: rows.monthlyCost[row] ?? null,
    currency: textAt(rows.currency, row) ?? '',
    countedSavings: rows.countedSavings[row] ?? null,
  }));
}
