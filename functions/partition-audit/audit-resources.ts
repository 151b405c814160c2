/**
 * Audits what is archived of the resources of a range of days: their costs and their metrics, each object, and
 * whether the costs sum to the day's bill. Reads only the archive. Days before the first one that has metrics are
 * no gaps: the metrics may have been switched on later.
 */
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { countOf, inspectMeasuredDay } from '../../src/metrics/archive/measured-day.ts';
import { eachBounded } from '../../src/ports/each-bounded.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { inspectResourceCosts } from '../../src/reports/resources/inspect-resource-costs.ts';
import { keptMetricDays } from '../../src/settings/metrics-settings.ts';
import type { DayFinding } from './find-gap.ts';
import { findResourceGap, type ResourcesState } from './find-resource-gap.ts';

/** A day of the breakdown without a gap. */
export interface ArchivedDay {
  readonly day: BillingDay;
  /** Its unblended cost; undefined where the archive does not have it. */
  readonly unblendedCost: number | undefined;
}

export interface ResourcesAudit {
  /** Ascending. */
  readonly days: readonly ArchivedDay[];
  /** Days before yesterday that each scheduled run completes. */
  readonly healDays: number;
  /** UTC. */
  readonly today: BillingDay;
}

export interface AuditedResources {
  /** In order of day. */
  readonly findings: readonly DayFinding[];
  /** Archived days from before the first metrics. */
  readonly withoutMetrics: readonly BillingDay[];
}

/** Number of objects that are read at the same time. */
const concurrentReads = 4;

/** Throws the store's errors. */
export async function auditResources(
  store: Pick<ObjectStore, 'get'>,
  { days: given, healDays, today }: ResourcesAudit,
): Promise<AuditedResources> {
  const oldest = addDays(today, 1 - keptMetricDays);
  const firstHealed = addDays(today, -1 - healDays);
  const days = given.filter(({ day }) => day >= oldest);
  const states = await eachBounded(days, concurrentReads, async ({ day, unblendedCost }) => ({
    day,
    state: await stateOf(store, day, { bill: unblendedCost, isHealing: day >= firstHealed }),
  }));
  // A run also writes the costs of the days before those that it asks for.
  const first = states.find(({ state }) => state.metrics.state !== 'absent')?.day ?? firstHealed;
  const findings = states.flatMap(({ day, state }) => {
    const finding = day < first ? undefined : findResourceGap(state);
    return finding === undefined ? [] : [{ day, ...finding }];
  });
  return {
    findings,
    withoutMetrics: states.filter(({ day }) => day < first).map(({ day }) => day),
  };
}

async function stateOf(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
  known: Pick<ResourcesState, 'bill' | 'isHealing'>,
): Promise<ResourcesState> {
  const costs = await inspectResourceCosts(store, day);
  const metrics = await inspectMeasuredDay(store, day);
  if (metrics.state !== 'intact') return { ...known, costs, metrics };
  const { rows } = metrics;
  return {
    ...known,
    costs,
    metrics: { state: 'intact', rowCount: rows.length, partial: countOf(rows, 'partial') },
  };
}
