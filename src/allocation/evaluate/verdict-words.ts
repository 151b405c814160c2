/** A verdict in words, as `rules explain` prints it. Values of the line are shortened and made visible. */

import type { ColumnTest } from '../rules/condition.ts';
import { quoted } from '../yaml/problem.ts';
import type { FailedTest } from './evaluate-condition.ts';
import type { RuleVerdict } from './rule-verdict.ts';

export function verdictWords(verdict: RuleVerdict): string {
  switch (verdict.kind) {
    case 'won':
      return `claims the line for ${verdict.target}`;
    case 'shadowed':
      return `would claim it for ${verdict.target}, but ${verdict.by} comes before`;
    case 'not-effective':
      return 'is not effective on this day';
    case 'not-found':
      return verdict.key === ''
        ? 'has nothing to look for: the line has no such value'
        : `finds no team of this day for ${quoted(verdict.key)}`;
    case 'condition-failed':
      return `does not match: ${failureWords(verdict.failed)}`;
  }
}

/** "region is 'eu-west-1', and must be 'us-east-1'" */
export function failureWords({ path, test, found }: FailedTest): string {
  if (test === null) return `the condition in ${path} holds`;
  const value = found === '' ? 'is absent' : `is ${quoted(found)}`;
  return `${path} ${value}, and must ${wantedWords(test)}`;
}

const maxShownValues = 5;

function wantedWords({ operator, values }: ColumnTest): string {
  if (operator === 'absent') return 'be absent';
  if (operator === 'exists') return 'exist';
  const shown = values.slice(0, maxShownValues).map(quoted).join(' or ');
  const more = values.length > maxShownValues ? ` or ${values.length - maxShownValues} more` : '';
  return `${verbs[operator]} ${shown}${more}`;
}

const verbs = {
  in: 'be',
  prefix: 'start with',
  suffix: 'end with',
  contains: 'contain',
} as const;
