/**
 * What would be asked for each day, and what it costs: nothing is asked and nothing is written. A metric that is asked
 * for several days is of the newest one, so that the days add up to the price.
 */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { countOf, measuredDay } from '../../src/metrics/archive/measured-day.ts';
import { askOnce, chargedByDay } from '../../src/metrics/plan/ask-once.ts';
import { type AskedMetric, metricsOf } from '../../src/metrics/plan/asked-metric.ts';
import { type Choice, chooseResources } from '../../src/metrics/plan/choose-resources.ts';
import { priceOfMetrics } from '../../src/metrics/plan/metric-price.ts';
import { planRequests } from '../../src/metrics/plan/plan-requests.ts';
import { type AskedAgain, metricsToAskAgain } from '../../src/metrics/rows/ask-again.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { measurableResources } from '../../src/reports/resources/measurable-resources.ts';
import type { MetricsSettings } from '../../src/settings/metrics-settings.ts';
import type { FoundCosts } from './resource-costs-of-days.ts';

export interface ChosenDay extends Choice {
  readonly withoutRegion: number;
  /** All cost of the days by which the resources are chosen. */
  readonly totalCost: number;
}

export function choiceOf(
  { costs }: Pick<FoundCosts, 'costs'>,
  day: BillingDay,
  { share, maxUsdPerDay }: Pick<MetricsSettings, 'share' | 'maxUsdPerDay'>,
): ChosenDay {
  const { resources, ...rest } = measurableResources(costs, day);
  return { ...chooseResources(resources, { share, maxUsd: maxUsdPerDay }), ...rest };
}

export interface PlannedDay {
  readonly day: BillingDay;
  /** Why a run would ask nothing; null if it would. Of a day that is not in the archive yet, the figures say what it would cost. */
  readonly skipped: 'archived' | 'not in the archive' | null;
  readonly resources: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** Of all days that are asked together, at the newest of them. */
  readonly requests: number;
  /** As AWS charges them, without those that a newer day of the same requests asks for. */
  readonly metrics: number;
  readonly usd: number;
  /** Rows of an archived day that are not complete, and would not be asked again. */
  readonly inaccessible: number;
  readonly choice: Pick<
    ChosenDay,
    'endedBy' | 'chosenCost' | 'measurableCost' | 'totalCost' | 'withoutRegion'
  >;
}

interface DayPlan {
  readonly day: BillingDay;
  readonly choice: ChosenDay;
  readonly asked: readonly AskedMetric[];
  readonly inaccessible: number;
}

/** `days`: those that are asked together, newest first. */
export async function planDays(
  { store }: Pick<Platform, 'store'>,
  found: FoundCosts,
  days: readonly BillingDay[],
  settings: Pick<MetricsSettings, 'share' | 'maxUsdPerDay'>,
  again: AskedAgain,
): Promise<readonly PlannedDay[]> {
  const plans: DayPlan[] = [];
  for (const day of days) {
    const choice = choiceOf(found, day, settings);
    const stored = await measuredDay(store, day);
    const asked = stored === null ? metricsOf(choice.resources) : metricsToAskAgain(stored, again);
    plans.push({ day, choice, asked, inaccessible: countOf(stored ?? [], 'inaccessible') });
  }
  const once = askOnce(plans.map(({ day, asked }) => [day, asked]));
  const charged = chargedByDay(once);
  const requests = planRequests(once, null).length;
  return plans.map((plan, at) =>
    plannedDay(plan, found, {
      requests: at === 0 ? requests : 0,
      metrics: charged.get(plan.day) ?? 0,
    }),
  );
}

function plannedDay(
  { day, choice, asked, inaccessible }: DayPlan,
  { archived }: FoundCosts,
  { requests, metrics }: Pick<PlannedDay, 'requests' | 'metrics'>,
): PlannedDay {
  const { endedBy, chosenCost, measurableCost, totalCost, withoutRegion } = choice;
  return {
    day,
    skipped: !archived.has(day) ? 'not in the archive' : asked.length === 0 ? 'archived' : null,
    ...countsOf(asked),
    requests,
    metrics,
    usd: priceOfMetrics(metrics),
    inaccessible,
    choice: { endedBy, chosenCost, measurableCost, totalCost, withoutRegion },
  };
}

function countsOf(asked: readonly AskedMetric[]): Pick<PlannedDay, 'resources' | 'byKind'> {
  const kinds = new Map<string, Set<string>>();
  for (const { resource } of asked) {
    const { account, region, resourceId, kind } = resource;
    const ids = kinds.get(kind.kind) ?? new Set();
    kinds.set(kind.kind, ids.add(JSON.stringify([account, region, resourceId])));
  }
  const byKind = Object.fromEntries([...kinds].map(([kind, ids]) => [kind, ids.size]));
  return { resources: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind };
}
