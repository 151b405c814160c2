/** Published sets as runs use them: with their look-ups as relations. */
import type { Platform } from '../../ports/platform.ts';
import type { AllocationRules } from '../compile/allocation-rules.ts';
import { lookupValues } from '../compile/lookup-values.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { emptySet, emptySetHash } from './empty-set.ts';
import { lookupsOfSet } from './lookups-of-set.ts';

/** Without rules all cost is unallocated. */
export const noRules: AllocationRules = {
  set: emptySet,
  hash: emptySetHash,
  lookups: lookupValues(emptySet),
};

/** The rules that a run allocates with, and those of days that keep an earlier set. */
export interface UsableRules {
  readonly current: AllocationRules;
  /** Throws an InputError when no set of this hash is published, or it is damaged. */
  readonly published: (hash: string) => Promise<AllocationRules>;
}

/** `current`: the set of the run and its hash, see `rulesForRun`. */
export function usableRules(
  { store, tables }: Pick<Platform, 'store' | 'tables'>,
  current: { readonly set: RuleSet; readonly hash: string },
): UsableRules {
  const rulesOf = (set: RuleSet, hash: string): AllocationRules => ({
    set,
    hash,
    lookups: lookupsOfSet(tables, hash),
  });
  return {
    current: rulesOf(current.set, current.hash),
    published: async (hash) => {
      if (hash === emptySetHash) return noRules;
      const { readPublishedSet } = await import('./read-published-set.ts');
      return rulesOf(await readPublishedSet(store, hash), hash);
    },
  };
}
