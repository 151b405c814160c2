/** The facts about the rules of a run in its record: which set counts, and why not another one. */
import { problemText } from '../yaml/problem.ts';
import type { RunRules } from './rules-for-run.ts';

/** Problems that a run record lists; the command line shows all. */
const maxProblems = 20;

export function rulesStepFacts({ hash, hasRules, publishedNow, rejected }: RunRules) {
  const facts = { ruleSet: hash, hasRules, publishedNow };
  if (rejected === null) return facts;
  const { problems, lastGoodSince } = rejected;
  const described = problems.slice(0, maxProblems).map(problemText);
  return { ...facts, rejected: { lastGoodSince, count: problems.length, problems: described } };
}

/** The number of mistakes in these facts; 0 if the rules were not rejected. */
export function rejectedCount(facts: Readonly<Record<string, unknown>>): number {
  const { rejected } = facts as Partial<{ readonly rejected: { readonly count: number } }>;
  return rejected?.count ?? 0;
}
