/** Damaged objects of the resource metrics are written again, although their metadata say that nothing changed. */
import { type Inspect, storeThatInspects } from '../../src/archive/verify/verifying-store.ts';
import { addDays, type BillingDay, daysFromTo } from '../../src/domain/calendar/billing-day.ts';
import { inspectMeasuredDay } from '../../src/metrics/archive/measured-day.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { inspectResourceCosts } from '../../src/reports/resources/inspect-resource-costs.ts';
import { daysOfChoice } from '../../src/reports/resources/measurable-resources.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import type { MetricsRange } from './resource-metrics-event.ts';

/** Of the days that a run of this range writes. */
export function storeThatReplacesDamage(
  store: ObjectStore,
  {
    from: first,
    to,
    costsFrom = first,
  }: Pick<MetricsRange, 'from' | 'to'> & { readonly costsFrom?: BillingDay },
): ObjectStore {
  const from = costsFrom < first ? costsFrom : first;
  const days = daysFromTo(addDays(from, 1 - daysOfChoice), to);
  const inspections = days.flatMap((day) => [
    [objectKey(resourceCostsTable, day), () => inspectResourceCosts(store, day)] as const,
    [objectKey(resourceMetricsTable, day), () => inspectMeasuredDay(store, day)] as const,
  ]);
  return storeThatInspects(store, new Map<string, Inspect>(inspections));
}
