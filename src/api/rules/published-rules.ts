/** The set of allocation rules that counts, as readers see it. */
import { emptySet } from '../../allocation/published/empty-set.ts';
import { readPublishedSet } from '../../allocation/published/read-published-set.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { ApiProblem } from '../problems/problem.ts';

type Store = Pick<ObjectStore, 'head' | 'get' | 'locate'>;

const maxKnownSets = 4;

/** A set never changes under its hash, and reading one takes longer than most queries. */
const knownSets = new WeakMap<Store, Map<string, RuleSet>>();

/** The empty set without published rules. `hash`: of the published set. Throws an ApiProblem if it is damaged. */
export async function publishedRules(store: Store, hash: string | null): Promise<RuleSet> {
  if (hash === null) return emptySet;
  try {
    return await readOnce(store, hash);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      'The published rules cannot be read: the next run of the digest says what is wrong with them.',
    );
  }
}

async function readOnce(store: Store, hash: string): Promise<RuleSet> {
  const known = knownSets.get(store) ?? new Map<string, RuleSet>();
  const set = known.get(hash) ?? (await readPublishedSet(store, hash));
  known.delete(hash);
  known.set(hash, set);
  const [oldest = hash] = known.keys();
  if (known.size > maxKnownSets) known.delete(oldest);
  knownSets.set(store, known);
  return set;
}
