/** Joins what resources cost with what their metrics say. Pure. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ResourcesInUse, ResourceUse } from '../../domain/figures/resource-use.ts';
import { judgeResource, type MetricOfDay } from '../../metrics/efficiency/judge-resource.ts';

/** A row of `resource_costs`. */
export interface CostOfDay {
  readonly day: BillingDay;
  readonly account: string;
  readonly region: string;
  /** '' for all others together. */
  readonly kind: string;
  readonly resourceId: string;
  readonly ou: string;
  readonly service: string;
  readonly target: string;
  readonly unblended: number;
  readonly amortized: number | null;
}

export function resourceKey(account: string, kind: string, id: string): string {
  return JSON.stringify([account, kind, id]);
}

/** `metrics`: of each day, newest first, by resource and metric. Null without any cost. */
export function useOfResources(
  metrics: readonly ReadonlyMap<string, ReadonlyMap<string, MetricOfDay>>[],
  costs: readonly CostOfDay[],
): ResourcesInUse | null {
  const listed = costs.filter(({ kind }) => kind !== '');
  const days = [...new Set(listed.map(({ day }) => day))].sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const resources = [...byResource(listed)].map(([key, rows]): ResourceUse => {
    const owner = rows.reduce((best, row) => (isMoreOwner(row, best) ? row : best));
    const { account, region, kind, resourceId, ou, service, target } = owner;
    const evidence = judgeResource(
      kind,
      metrics.map((day) => day.get(key)),
    );
    const monthlyCost = (costOf(rows) * 365) / (12 * days.length);
    return {
      ...{ account, region, kind, resourceId, ou, service, target },
      ...evidence,
      monthlyCost,
      atStakeCost: evidence.share === null ? null : evidence.share * monthlyCost,
    };
  });
  return { from, to, resources: resources.sort(byMoney) };
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

/** The newest day's, by most of the cost; ties by name, so that it does not change from run to run. */
function isMoreOwner(a: CostOfDay, b: CostOfDay): boolean {
  if (a.day !== b.day) return a.day > b.day;
  if (a.unblended !== b.unblended) return a.unblended > b.unblended;
  const name = ({ target, ou, service, region }: CostOfDay) =>
    [target, ou, service, region].join('\0');
  return name(a) < name(b);
}

function costOf(rows: readonly CostOfDay[]): number {
  const known = rows.flatMap(({ amortized }) => amortized ?? []);
  return sumOf(known.length === rows.length ? known : rows.map(({ unblended }) => unblended));
}

function byMoney(a: ResourceUse, b: ResourceUse): number {
  const difference = (b.atStakeCost ?? 0) - (a.atStakeCost ?? 0) || b.monthlyCost - a.monthlyCost;
  return difference !== 0 ? difference : a.resourceId < b.resourceId ? -1 : 1;
}
