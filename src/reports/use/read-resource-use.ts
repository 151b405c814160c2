/**
 * Reads from the archive's files which resources are idle or oversized, in the newest days that have metrics: the rows of
 * the view `resource_efficiency`, without a query.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import type { ResourcesInUse } from '../../domain/figures/resource-use.ts';
import { recommendationDays } from '../../metrics/efficiency/aws-saving.ts';
import { defaultDays, longestDays } from '../../metrics/efficiency/efficiency-rule.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { MetricsOfDay } from './metrics-of-day.ts';
import { readRecommendations } from './read-recommendations.ts';
import { type CostOfDay, useOfResources } from './use-of-resources.ts';
import { withRecommendations } from './with-recommendations.ts';

/** Metrics may be some days later than the bill, and a day may be missing. */
const daysOfGrace = 8;
const readsAtOnce = 8;

type Files = Pick<ObjectStore, 'get'>;

/**
 * Null if no day until `through` has metrics, or none of the newest days a cost. Throws if a file is damaged.
 */
export async function readResourceUse(
  store: Files,
  through: BillingDay,
): Promise<ResourcesInUse | null> {
  const newest = await newestDay(store, through);
  if (newest === undefined) return null;
  const asked = daysBack(newest, longestDays + daysOfGrace);
  const found: { readonly day: BillingDay; readonly metrics: MetricsOfDay }[] = [];
  for (let at = 0; at < asked.length && found.length < longestDays; at += readsAtOnce) {
    const days = asked.slice(at, at + readsAtOnce);
    const read = await Promise.all(days.map((day) => metricsOn(store, day)));
    days.forEach((day, index) => {
      const metrics = read[index];
      if (metrics !== undefined) found.push({ day, metrics });
    });
  }
  const metrics = found.slice(0, longestDays);
  const costDays = metrics.slice(0, defaultDays).map(({ day }) => day);
  const costs = await Promise.all(costDays.map((day) => costsOn(store, day)));
  const use = useOfResources(
    metrics.map((one) => one.metrics),
    costs.flat(),
  );
  const oldest = metrics.slice(0, recommendationDays).at(-1)?.day ?? newest;
  return use && withRecommendations(use, await readRecommendations(store, oldest, through));
}

function daysBack(newest: BillingDay, count: number): BillingDay[] {
  return Array.from({ length: count }, (_, back) => addDays(newest, -back));
}

async function newestDay(store: Files, through: BillingDay): Promise<BillingDay | undefined> {
  for (const day of daysBack(through, daysOfGrace)) {
    if ((await store.get(objectKey(resourceMetricsTable, day))) !== undefined) return day;
  }
  return undefined;
}

async function metricsOn(store: Files, day: BillingDay): Promise<MetricsOfDay | undefined> {
  const stored = await store.get(objectKey(resourceMetricsTable, day));
  if (stored === undefined) return undefined;
  return new MetricsOfDay(await decodeTable(resourceMetricsTable, stored.body));
}

async function costsOn(store: Files, day: BillingDay): Promise<readonly CostOfDay[]> {
  const stored = await store.get(objectKey(resourceCostsTable, day));
  if (stored === undefined) return [];
  const rows = await decodeTable(resourceCostsTable, stored.body);
  return rows.billingDate.map((_, row) => ({
    day,
    account: textAt(rows.linkedAccount, row) ?? '',
    region: textAt(rows.region, row) ?? '',
    kind: textAt(rows.resourceKind, row) ?? '',
    resourceId: textAt(rows.resourceId, row) ?? '',
    ou: textAt(rows.ou, row) ?? '',
    service: textAt(rows.service, row) ?? '',
    target: textAt(rows.target, row) ?? '',
    unblended: rows.unblendedCost[row] ?? 0,
    amortized: rows.amortizedCost[row] ?? null,
  }));
}
