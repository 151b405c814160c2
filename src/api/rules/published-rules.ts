/** The set of allocation rules that counts, as readers see it. */
import { emptySet } from '../../allocation/published/empty-set.ts';
import { readPublishedSet } from '../../allocation/published/read-published-set.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { ApiProblem } from '../problems/problem.ts';

/** The empty set without published rules. `hash`: of the published set. Throws an ApiProblem if it is damaged. */
export async function publishedRules(
  store: Pick<ObjectStore, 'head' | 'get' | 'locate'>,
  hash: string | null,
): Promise<RuleSet> {
  if (hash === null) return emptySet;
  try {
    return await readPublishedSet(store, hash);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      'The published rules cannot be read: the next run of the digest says what is wrong with them.',
    );
  }
}
