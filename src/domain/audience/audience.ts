/**
 * Scopes: which part of the organization an audience may see. '*' holds everything; an OU's path
 * holds that OU and what lies below it, nothing else.
 */
import { organizationScope } from '../budgets/budgets.ts';

/** Whether an OU's costs are the scope's to see. 'Root/A' holds 'Root/A/B', not 'Root/AB'. */
export function isInScope(ou: string, scope: string): boolean {
  return scope === organizationScope || ou === scope || ou.startsWith(`${scope}/`);
}

/**
 * Why a scope cannot be served; null when it can. `ous` are the archive's, cut at `ouDepth` levels
 * below the root: a deeper scope would show its readers the costs of others.
 */
export function reasonNotServed(
  scope: string,
  ous: Iterable<string>,
  ouDepth: number | null,
): string | null {
  if (scope === organizationScope) return null;
  if (ouDepth !== null && scope.split('/').length > ouDepth + 1) {
    return `${scope} lies deeper than the ${ouDepth} levels that reports go down (ouDepth)`;
  }
  for (const ou of ous) if (isInScope(ou, scope)) return null;
  return `${scope} is no OU with cost in the archive, nor above one`;
}
