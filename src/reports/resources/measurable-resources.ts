/** The resources whose metrics can be asked for, with their cost in the days by which they are chosen. */

import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import { addDays, type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import { knownKind } from '../../metrics/catalogue/known-kind.ts';
import type { CostlyResource } from '../../metrics/plan/choose-resources.ts';
import type { CostsOfDays, ResourceCost } from './read-resource-costs.ts';

/** A week, so that the newest day, which the bill has only in part, and weekends do not decide alone. */
export const daysOfChoice = 7;

export interface Measurable {
  readonly resources: readonly CostlyResource[];
  /** Resources of a known kind without a Region: they cannot be asked for. */
  readonly withoutRegion: number;
  /** All cost of these days, also that of no known resource. */
  readonly totalCost: number;
}

/** By the cost of the days up to `day`: amortized, because what a commitment covers costs nothing unblended. */
export function measurableResources(costs: CostsOfDays, day: BillingDay): Measurable {
  const days = daysFromTo(addDays(day, 1 - daysOfChoice), day);
  const rows = days.flatMap((one) => costs.get(one) ?? []);
  const byResource = new Map<string, ResourceCost[]>();
  for (const row of rows.filter(({ kind }) => kind !== '')) {
    const key = JSON.stringify([row.account, row.kind, row.resourceId]);
    byResource.set(key, [...(byResource.get(key) ?? []), row]);
  }
  const found = [...byResource.values()].flatMap(costlyResource);
  return {
    resources: found.filter(({ region }) => region !== ''),
    withoutRegion: found.filter(({ region }) => region === '').length,
    totalCost: decimalSum(rows.map(costOf)),
  };
}

function costlyResource(rows: readonly ResourceCost[]): readonly CostlyResource[] {
  const [first] = rows;
  const kind = first && knownKind(first.kind);
  if (first === undefined || kind === undefined) return [];
  const { account, resourceId } = first;
  const region = rows.find((row) => row.region !== '')?.region ?? '';
  const cost = decimalSum(rows.map(costOf));
  return [{ account, region, resourceId, kind, cost }];
}

/** Unblended where the export cannot say the amortized cost. */
function costOf({ amortizedCost, unblendedCost }: ResourceCost): number {
  return amortizedCost ?? unblendedCost;
}
