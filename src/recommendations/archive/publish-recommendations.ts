/** Writes the recommendations of one day of the export, if they changed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textColumn } from '../../domain/columns/text-column.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { costRecommendationsTable } from '../../tables/cost-recommendations.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import type { ColumnValues } from '../../tables/table.ts';
import type { RankedRecommendation } from './ranked-recommendations.ts';

export interface RecommendationsPublication {
  readonly day: BillingDay;
  readonly rows: readonly RankedRecommendation[];
  /** ISO 4217, of the bill. */
  readonly currency: string;
}

/** Throws as `publishOnce` does. */
export async function publishRecommendations(
  store: ObjectStore,
  { day, rows, currency }: RecommendationsPublication,
): Promise<'written' | 'unchanged'> {
  const values = recommendationColumns(day, rows);
  return publishOnce(store, {
    table: costRecommendationsTable,
    key: objectKey(costRecommendationsTable, day),
    values,
    contentHash: rowHash(costRecommendationsTable, day, values),
    keyValues: { currency },
    metadata: { currency, rows: String(rows.length) },
    subject: `AWS's recommendations of ${day}`,
  });
}

/** The rows as columns of the table. */
export function recommendationColumns(
  day: BillingDay,
  rows: readonly RankedRecommendation[],
): ColumnValues<typeof costRecommendationsTable> {
  const text = (of: (row: RankedRecommendation) => string) => textColumn(rows.map(of));
  return {
    exportDate: rows.map(() => day),
    linkedAccount: text(({ account }) => account),
    ou: text(({ ou }) => ou),
    region: text(({ region }) => region),
    resourceKind: text(({ kind }) => kind),
    resourceId: text(({ resourceId }) => resourceId),
    resourceArn: text(({ resourceArn }) => resourceArn),
    resourceType: text(({ resourceType }) => resourceType),
    action: text(({ action }) => action),
    standing: text(({ standing }) => standing),
    countedSavings: rows.map(({ countedSavings }) => countedSavings),
    monthlySavings: rows.map(({ monthlySavings }) => monthlySavings),
    savingsBasis: text(({ savingsBasis }) => savingsBasis),
    monthlyCost: rows.map(({ monthlyCost }) => monthlyCost),
    currency: text((row) => row.currency),
    source: text(({ source }) => source),
    currentResource: text(({ currentResource }) => currentResource),
    recommendedResource: text(({ recommendedResource }) => recommendedResource),
    effort: text(({ effort }) => effort),
    restartNeeded: text(({ restartNeeded }) => restartNeeded),
    rollbackPossible: text(({ rollbackPossible }) => rollbackPossible),
    lookbackDays: rows.map(({ lookbackDays }) => lookbackDays),
    refreshedAt: text(({ refreshedAt }) => refreshedAt),
    recommendationId: text(({ recommendationId }) => recommendationId),
  };
}
