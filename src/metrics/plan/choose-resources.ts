/**
 * Chooses the resources whose metrics are asked for: the costliest first, until they are a share of the cost of
 * all resources that have metrics, or until the price of asking is reached.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { MeasuredResource } from './asked-metric.ts';
import { chargedMetrics, metricsForPrice } from './metric-price.ts';

/** A resource with metrics, and what it cost in the days by which it is chosen. */
export interface CostlyResource extends MeasuredResource {
  /** In the bill's currency. */
  readonly cost: number;
}

export interface ChoiceLimits {
  /** 0 to 1, of the cost of all resources with metrics. */
  readonly share: number;
  /** For one day, in USD. */
  readonly maxUsd: number;
}

export interface Choice {
  readonly resources: readonly CostlyResource[];
  /** What ended the list. */
  readonly endedBy: 'share' | 'price' | 'no more resources';
  /** Metrics that AWS charges for one day. */
  readonly charged: number;
  /** Cost of the chosen resources, and of all that have metrics. */
  readonly chosenCost: number;
  readonly measurableCost: number;
}

/** Resources without a positive cost are not chosen: credits and corrections say nothing of use. */
export function chooseResources(
  given: readonly CostlyResource[],
  { share, maxUsd }: ChoiceLimits,
): Choice {
  const ranked = given.filter(({ cost }) => cost > 0).sort(byCost);
  const measurableCost = sumOf(ranked.map(({ cost }) => cost));
  const mayCharge = metricsForPrice(maxUsd);
  const resources: CostlyResource[] = [];
  let charged = 0;
  const ended = (endedBy: Choice['endedBy']): Choice => ({
    resources,
    endedBy,
    charged,
    chosenCost: sumOf(resources.map(({ cost }) => cost)),
    measurableCost,
  });
  let reached = 0;
  for (const resource of ranked) {
    if (reached >= share * measurableCost) return ended('share');
    const more = chargedForResource(resource);
    if (charged + more > mayCharge) return ended('price');
    resources.push(resource);
    charged += more;
    reached += resource.cost;
  }
  return ended('no more resources');
}

function chargedForResource({ kind }: CostlyResource): number {
  return kind.metrics.reduce((sum, metric) => sum + chargedMetrics(metric), 0);
}

/** Equal costs in an order that does not change from run to run. */
function byCost(a: CostlyResource, b: CostlyResource): number {
  if (a.cost !== b.cost) return b.cost - a.cost;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf({ account, region, resourceId }: CostlyResource): string {
  return JSON.stringify([account, region, resourceId]);
}
