/** Joins what resources cost with what their metrics say. Pure. */
import { byMoney, ownedResource } from '../../domain/figures/owned-resource.ts';
import type { OwnedCost, ResourcesInUse, ResourceUse } from '../../domain/figures/resource-use.ts';
import { judgeResource } from '../../metrics/efficiency/judge-resource.ts';
import type { MetricsOfDay } from './metrics-of-day.ts';

/** A row of `resource_costs`. */
export interface CostOfDay extends OwnedCost {
  readonly account: string;
  /** '' for all others together. */
  readonly kind: string;
  readonly resourceId: string;
}

export function resourceKey(account: string, kind: string, id: string): string {
  return JSON.stringify([account, kind, id]);
}

/** `metrics`: of each day, newest first. Null without any cost. */
export function useOfResources(
  metrics: readonly Pick<MetricsOfDay, 'of'>[],
  costs: readonly CostOfDay[],
): ResourcesInUse | null {
  const listed = costs.filter(({ kind }) => kind !== '');
  const days = [...new Set(listed.map(({ day }) => day))].sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const resources = [...byResource(listed).values()].flatMap((rows): ResourceUse[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { account, kind, resourceId } = first;
    const evidence = judgeResource(
      kind,
      metrics.map((day) => day.of(first)),
    );
    const owned = ownedResource(rows, days.length, evidence.share);
    const atStakeSource = evidence.share === null ? null : 'own rules';
    return [{ account, kind, resourceId, ...evidence, ...owned, atStakeSource, aws: null }];
  });
  return {
    ...{ from, to, days: days.length },
    resources: resources.sort(byMoney),
    recommendations: null,
  };
}

function byResource(rows: readonly CostOfDay[]): ReadonlyMap<string, CostOfDay[]> {
  const found = new Map<string, CostOfDay[]>();
  for (const row of rows) {
    const key = resourceKey(row.account, row.kind, row.resourceId);
    const own = found.get(key);
    if (own === undefined) found.set(key, [row]);
    else own.push(row);
  }
  return found;
}
