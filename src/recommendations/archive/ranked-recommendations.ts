/**
 * Which recommendation counts for each resource, so that no saving is counted twice: AWS may recommend to stop,
 * to resize and to migrate the same instance, and only one of these can be done. Pure.
 */
import type { ExportedRecommendation } from '../export/exported-recommendation.ts';
import { type RecommendedResource, resourceOfArn } from './resource-of-arn.ts';

export type Standing = 'first' | 'alternative' | 'group' | 'purchase' | 'no resource';

export interface RankedRecommendation extends ExportedRecommendation, RecommendedResource {
  readonly ou: string;
  readonly standing: Standing;
  /** In the bill's currency; null if it must not be added up. */
  readonly countedSavings: number | null;
}

export interface RankedBy {
  /** ISO 4217, of the bill. */
  readonly currency: string;
  readonly ouOf: (account: string) => string;
}

/** In the order of the table. Does not depend on the order of the rows. */
export function rankRecommendations(
  all: readonly ExportedRecommendation[],
  { currency, ouOf }: RankedBy,
): readonly RankedRecommendation[] {
  const found = all.map((one) => ({ one, resource: resourceOf(one), own: standingOf(one) }));
  const first = new Map<string, ExportedRecommendation>();
  for (const { one, resource, own } of found) {
    if (own !== 'first') continue;
    const key = keyOf(one, resource);
    const other = first.get(key);
    if (other === undefined || comesBefore(one, other, currency)) first.set(key, one);
  }
  return found
    .map(({ one, resource, own }) => {
      const isFirst = own === 'first' && first.get(keyOf(one, resource)) === one;
      const standing = own === 'first' && !isFirst ? 'alternative' : own;
      const { monthlySavings } = one;
      const counts = isFirst && one.currency === currency && (monthlySavings ?? 0) > 0;
      const countedSavings = counts ? monthlySavings : null;
      return { ...one, ...resource, ou: ouOf(one.account), standing, countedSavings };
    })
    .sort(inOrder);
}

function isPurchase({ action, resourceType }: ExportedRecommendation): boolean {
  return (
    action.startsWith('Purchase') ||
    /(SavingsPlans|ReservedInstances|ReservedCapacity)$/.test(resourceType)
  );
}

/** Before the recommendations of a resource are compared. */
function standingOf(one: ExportedRecommendation): Standing {
  if (isPurchase(one)) return 'purchase';
  if (one.resourceArn === '') return 'no resource';
  return isGroup(one) ? 'group' : 'first';
}

/** What it is made of may have recommendations and findings of its own, which would count twice. */
function isGroup({ resourceType, resourceArn }: ExportedRecommendation): boolean {
  return (
    resourceType === 'Ec2AutoScalingGroup' ||
    /^arn:[^:]*:autoscaling:/.test(resourceArn) ||
    // The old form of the ARN does not name the cluster.
    /^arn:[^:]*:ecs:[^/]*:service\/[^/]+$/.test(resourceArn)
  );
}

function resourceOf(one: ExportedRecommendation): RecommendedResource {
  return isPurchase(one) ? { kind: '', resourceId: '' } : resourceOfArn(one.resourceArn);
}

function keyOf({ account }: ExportedRecommendation, resource: RecommendedResource): string {
  return JSON.stringify([account, resource.kind, resource.resourceId]);
}

/** What can be added up, then the highest saving; ties by text, so that it does not change from day to day. */
function comesBefore(
  one: ExportedRecommendation,
  other: ExportedRecommendation,
  currency: string,
): boolean {
  const isAdded = ({ currency: own }: ExportedRecommendation) => own === currency;
  if (isAdded(one) !== isAdded(other)) return isAdded(one);
  const saved = ({ monthlySavings }: ExportedRecommendation) => monthlySavings ?? -Infinity;
  if (saved(one) !== saved(other)) return saved(one) > saved(other);
  return isBefore([one.action, one.recommendationId], [other.action, other.recommendationId]);
}

function inOrder(a: RankedRecommendation, b: RankedRecommendation): number {
  const texts = (one: RankedRecommendation) => [
    one.account,
    one.kind,
    one.resourceId,
    one.recommendationId,
  ];
  return isBefore(texts(a), texts(b)) ? -1 : 1;
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((text, index) => text !== b[index]);
  return at >= 0 && (a[at] ?? '') < (b[at] ?? '');
}
