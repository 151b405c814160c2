/**
 * What a reader may see: everything, or the costs of some OUs with those below them, and of some teams. It is part of
 * the SQL that is run, so that no filter, group or page can reach beyond it.
 */

export type ReaderScope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'part';
      /** Paths such as 'Root/Workloads'; those below are included. Sorted. */
      readonly ous: readonly string[];
      /** Names as in the rules: 'retail'. Sorted. */
      readonly teams: readonly string[];
    };

/** Sees nothing: who the reader is, is not known, or the list of recipients has no such address. */
export const nothingInScope: ReaderScope = { kind: 'part', ous: [], teams: [] };

export function seesAnything(scope: ReaderScope): boolean {
  return scope.kind === 'all' || scope.ous.length > 0 || scope.teams.length > 0;
}

/** Else the reader sees teams alone, whose costs are no costs of OUs. */
export function seesOus(scope: ReaderScope): boolean {
  return scope.kind === 'all' || scope.ous.length > 0;
}

export function seesTeams(scope: ReaderScope): boolean {
  return scope.kind === 'all' || scope.teams.length > 0;
}

/** The same for the same scope, to keep answers apart. */
export function scopeKey(scope: ReaderScope): string {
  return JSON.stringify(scope.kind === 'all' ? 'all' : [scope.ous, scope.teams]);
}
