/**
 * Scopes: the part of the organization that an audience may see. '*' contains everything; an OU's
 * path contains only that OU and the OUs below it.
 */
import { organizationScope } from '../budgets/budgets.ts';
import { isTeamScope } from '../budgets/team-scope.ts';

/** Whether a scope contains an OU. 'Root/A' contains 'Root/A/B', not 'Root/AB'. */
export function isInScope(ou: string, scope: string): boolean {
  if (scope === organizationScope) return true;
  // Makes no text: with thousands of audiences this is asked millions of times.
  return ou.startsWith(scope) && (ou.length === scope.length || ou[scope.length] === '/');
}

/**
 * Why a scope cannot get a mail; null when it can. `ous` are the archive's OUs, cut at `ouDepth`
 * levels below the root: a deeper scope would show its readers the costs of others.
 */
export function reasonNotServed(
  scope: string,
  ous: Iterable<string>,
  ouDepth: number | null,
): string | null {
  if (scope === organizationScope) return null;
  if (isTeamScope(scope)) return `${scope} is a team, and no allocation rules are used`;
  if (ouDepth !== null && scope.split('/').length > ouDepth + 1) {
    return `${scope} is deeper than the ${ouDepth} levels of the reports (ouDepth)`;
  }
  for (const ou of ous) if (isInScope(ou, scope)) return null;
  return `${scope} is neither an OU with cost in the archive nor a parent of one`;
}
