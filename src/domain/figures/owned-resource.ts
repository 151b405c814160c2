/** Whose a resource is and what it costs a month, from rows of its cost: all of them, or one owner's. Pure. */
import { sumOf } from '../arithmetic/sum-of.ts';
import type { AwsFinding } from './aws-recommendation.ts';
import type { OwnedCost, ResourcesInUse, ResourceUse } from './resource-use.ts';

type Owned = Pick<
  ResourceUse,
  'region' | 'ou' | 'service' | 'target' | 'monthlyCost' | 'atStakeCost' | 'costs'
>;

/** `days`: number of days with costs. `share`: the part of the cost that could be saved. */
export function ownedResource(
  costs: readonly OwnedCost[],
  days: number,
  share: ResourceUse['share'],
): Owned {
  const { region, ou, service, target } = costs.reduce((best, row) =>
    isMoreOwner(row, best) ? row : best,
  );
  const monthlyCost = (costOf(costs) * 365) / (12 * days);
  const atStakeCost = share === null ? null : share * monthlyCost;
  return { region, ou, service, target, monthlyCost, atStakeCost, costs };
}

/**
 * The resources of which the owner has a cost on the resource's newest day. Owner and figures come from the owner's own
 * rows: a resource may have several owners, and may have had another one before. The finding is that of the whole
 * resource, because its metrics cannot be divided.
 */
export function useOfOwner(
  { resources, recommendations, ...days }: ResourcesInUse,
  isOwn: (row: Pick<OwnedCost, 'ou' | 'target'>) => boolean,
): ResourcesInUse {
  const own = resources.flatMap((one) => {
    const rows = one.costs.filter(isOwn);
    const newest = newestDay(one.costs);
    if (!rows.some(({ day }) => day === newest)) return [];
    const owned = ownedResource(rows, days.days, one.share);
    return [{ ...one, ...owned, aws: awsOfPart(one, owned.monthlyCost) }];
  });
  return {
    ...days,
    resources: own.sort(byMoney),
    recommendations: recommendations && {
      ...recommendations,
      list: recommendations.list.filter(({ ou }) => isOwn({ ou, target: '' })),
    },
  };
}

/** AWS's estimate is of the whole resource: an owner sees the part that the owner pays. */
function awsOfPart({ aws, monthlyCost }: ResourceUse, ownCost: number): AwsFinding | null {
  if (aws === null || ownCost === monthlyCost) return aws;
  const part = monthlyCost > 0 ? Math.min(1, Math.max(0, ownCost / monthlyCost)) : null;
  const ofPart = (amount: number | null) =>
    amount === null || part === null ? null : amount * part;
  const { monthlySavings, countedSavings } = aws;
  return {
    ...aws,
    monthlySavings: ofPart(monthlySavings),
    countedSavings: ofPart(countedSavings),
  };
}

/** Highest cost at stake first, then highest cost. */
export function byMoney(a: ResourceUse, b: ResourceUse): number {
  const difference = (b.atStakeCost ?? 0) - (a.atStakeCost ?? 0) || b.monthlyCost - a.monthlyCost;
  return difference !== 0 ? difference : a.resourceId < b.resourceId ? -1 : 1;
}

function newestDay(costs: readonly OwnedCost[]): string {
  return costs.reduce((newest, { day }) => (day > newest ? day : newest), '');
}

/**
 * The newest day's, by most of the cost, amortized because what a commitment covers costs nothing unblended; ties by
 * name, so that it does not change from run to run.
 */
function isMoreOwner(a: OwnedCost, b: OwnedCost): boolean {
  if (a.day !== b.day) return a.day > b.day;
  const [cost, other] = [a.amortized ?? a.unblended, b.amortized ?? b.unblended];
  if (cost !== other) return cost > other;
  const name = ({ target, ou, service, region }: OwnedCost) =>
    [target, ou, service, region].join('\0');
  return name(a) < name(b);
}

function costOf(rows: readonly OwnedCost[]): number {
  const known = rows.flatMap(({ amortized }) => amortized ?? []);
  return sumOf(known.length === rows.length ? known : rows.map(({ unblended }) => unblended));
}
