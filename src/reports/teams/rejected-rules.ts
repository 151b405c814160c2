/** Rules that were changed and not accepted, as the mail shows them: the first mistake. */
import { problemText, type SetProblem } from '../../allocation/yaml/problem.ts';
import { dayOfTime } from '../../domain/calendar/billing-day.ts';
import type { RejectedRules } from '../../domain/figures/digest-allocation.ts';

export interface Rejection {
  readonly problems: readonly SetProblem[];
  /** When the set that is used instead was published, ISO 8601; null: there is none. */
  readonly lastGoodSince: string | null;
}

/** Null when nothing was rejected. */
export function rejectedRules(rejected: Rejection | null): RejectedRules | null {
  if (rejected === null) return null;
  const [first] = rejected.problems;
  return {
    problem: first === undefined ? 'the files cannot be read' : problemText(first),
    more: Math.max(0, rejected.problems.length - 1),
    usedFrom:
      rejected.lastGoodSince === null ? null : dayOfTime(Date.parse(rejected.lastGoodSince)),
  };
}
