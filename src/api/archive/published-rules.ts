/** The published rules, of which an answer of teams is made. */
import { emptySetHash } from '../../allocation/published/empty-set.ts';
import { readPublishedSet } from '../../allocation/published/read-published-set.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { ArchiveFacts } from './archive-facts.ts';

/** The set without rules if none are published. Throws an ApiProblem if they are damaged. */
export async function publishedRules(
  store: Pick<ObjectStore, 'head' | 'get' | 'locate'>,
  { rulesVersion }: Pick<ArchiveFacts, 'rulesVersion'>,
): Promise<RuleSet> {
  try {
    return await readPublishedSet(store, rulesVersion ?? emptySetHash);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      'The published rules cannot be read: the next run of the digest says what is wrong with them.',
    );
  }
}
