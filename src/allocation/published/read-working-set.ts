/** Reads and checks the files that FinOps edits, as one set. */
import type { ObjectStore } from '../../ports/object-store.ts';
import { parseRuleSet } from '../rules/parse-rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { SetTexts } from '../rules/set-files.ts';
import type { SetProblem } from '../yaml/problem.ts';
import { isSet, readSetTexts } from './read-set-texts.ts';
import { type SetFileName, workingKey } from './set-files-in-store.ts';
import { statementProblems } from './statement-size.ts';

export type WorkingSet =
  /** There is no rules.yaml. */
  | { readonly state: 'absent' }
  | { readonly state: 'invalid'; readonly problems: readonly SetProblem[] }
  | { readonly state: 'valid'; readonly texts: SetTexts; readonly set: RuleSet };

/** `keyOf`: the key of each file, if they are not those of the archive. Throws only what the store throws. */
export async function readWorkingSet(
  store: Pick<ObjectStore, 'head' | 'get'>,
  keyOf: (name: SetFileName) => string = workingKey,
): Promise<WorkingSet> {
  const read = await readSetTexts(store, keyOf);
  if (!read.isReadable) return { state: 'invalid', problems: read.problems };
  const { texts } = read;
  if (!isSet(texts)) return { state: 'absent' };
  const parsed = parseRuleSet(texts);
  if (!parsed.isValid) return { state: 'invalid', problems: parsed.problems };
  const problems = statementProblems(parsed.set);
  return problems.length === 0
    ? { state: 'valid', texts, set: parsed.set }
    : { state: 'invalid', problems };
}
