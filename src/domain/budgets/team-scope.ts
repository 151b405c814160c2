/**
 * Teams in the files of FinOps: `team/retail` in the column `ou` of `budgets.csv` and `recipients.csv`
 * means the team of the allocation rules, not an OU.
 */
const prefix = 'team/';

export function isTeamScope(scope: string): boolean {
  return scope.startsWith(prefix);
}

/** 'team/retail' → 'retail'. */
export function teamName(scope: string): string {
  return scope.slice(prefix.length);
}
