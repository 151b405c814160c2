/** Puts AWS's recommendations beside our findings, and keeps the others apart. Pure. */
import type {
  AwsFinding,
  OtherRecommendation,
  OtherRecommendations,
} from '../../domain/figures/aws-recommendation.ts';
import { byMoney } from '../../domain/figures/owned-resource.ts';
import type { ResourcesInUse, ResourceUse } from '../../domain/figures/resource-use.ts';
import { awsShare } from '../../metrics/efficiency/aws-saving.ts';
import { resourceKey } from './use-of-resources.ts';

/** `recommended`: of one day; none where there is no export. */
export function withRecommendations(
  use: ResourcesInUse,
  recommended: readonly OtherRecommendation[],
): ResourcesInUse {
  const [any] = recommended;
  if (any === undefined) return use;
  const first = new Map(
    recommended.filter(({ standing }) => standing === 'first').map((one) => [keyOf(one), one]),
  );
  const resources = use.resources.map((one) => withFinding(one, first.get(keyOf(one)) ?? null));
  const ours = new Set(use.resources.map(keyOf));
  return {
    ...use,
    resources: resources.sort(byMoney),
    recommendations: othersOf(any.day, recommended, ours),
  };
}

function keyOf(one: Pick<ResourceUse, 'account' | 'kind' | 'resourceId'>): string {
  return resourceKey(one.account, one.kind, one.resourceId);
}

function withFinding(one: ResourceUse, found: OtherRecommendation | null): ResourceUse {
  if (found === null) return one;
  const aws: AwsFinding = {
    action: found.action,
    recommendedResource: found.recommendedResource,
    source: found.source,
    day: found.day,
    monthlySavings: found.monthlySavings,
    currency: found.currency,
    countedSavings: found.countedSavings,
  };
  const share = awsShare(one, aws);
  if (share === null) return { ...one, aws };
  return { ...one, aws, share, atStakeSource: 'AWS', atStakeCost: share * one.monthlyCost };
}

/** An alternative to another recommendation is not listed: only one of them can be done. */
function othersOf(
  day: OtherRecommendations['day'],
  recommended: readonly OtherRecommendation[],
  ours: ReadonlySet<string>,
): OtherRecommendations {
  const list = recommended
    .filter((one) => one.standing !== 'alternative' && !ours.has(keyOf(one)))
    .map((one) => ({ ...one, countedSavings: atMostItsCost(one) }));
  return { day, list: list.sort(bySaving) };
}

/** Nothing can save more than it costs, by AWS's own estimate. */
function atMostItsCost({ countedSavings, monthlyCost }: OtherRecommendation): number | null {
  if (countedSavings === null || monthlyCost === null) return countedSavings;
  return monthlyCost > 0 ? Math.min(countedSavings, monthlyCost) : null;
}

function bySaving(a: OtherRecommendation, b: OtherRecommendation): number {
  const difference =
    (b.countedSavings ?? 0) - (a.countedSavings ?? 0) ||
    (b.monthlySavings ?? 0) - (a.monthlySavings ?? 0);
  return difference !== 0 ? difference : a.recommendationId < b.recommendationId ? -1 : 1;
}
