/** Whether a reader may see one row, for rows that no query restricts: read from a file, or from the rules. */
import type { ReaderScope } from './reader-scope.ts';

export interface OwnedRow {
  /** Path of the OU, as in `ou_breakdown`. */
  readonly ou: string;
  /** 'team/retail', 'pool/tax' or 'unallocated'. */
  readonly target: string;
}

/** The same as the condition of a question's SQL: an OU with all below it, or a team. */
export function isVisible({ ou, target }: OwnedRow, scope: ReaderScope): boolean {
  if (scope.kind === 'all') return true;
  return (
    scope.ous.some((path) => ou === path || ou.startsWith(`${path}/`)) ||
    scope.teams.some((team) => target === `team/${team}`)
  );
}
