/** The set of allocation rules that counts, as readers see it. */
import { emptySet } from '../../allocation/published/empty-set.ts';
import { readPublishedSet } from '../../allocation/published/read-published-set.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { ObjectStore } from '../../ports/object-store.ts';

/** The empty set without published rules. `hash`: of the published set. */
export async function publishedRules(
  store: Pick<ObjectStore, 'head' | 'get' | 'locate'>,
  hash: string | null,
): Promise<RuleSet> {
  return hash === null ? emptySet : readPublishedSet(store, hash);
}
