/** The notices about allocation: changed rules have a mistake, or the costs of teams are not current. */
import type { Figures } from '../../domain/figures/figures.ts';
import { counted, dayAndMonth } from '../words/date-and-number-words.ts';
import { safeName } from '../words/safe-name.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';

const maxProblemLength = 240;

/** 'The rules were not accepted: rules.yaml, line 9: … The rules of 20 November 2026 are used.' */
export function rejectedRulesSentence({ allocation }: Figures): Sentence | null {
  const rejected = allocation?.rejected ?? null;
  if (rejected === null) return null;
  const { problem, more, usedFrom } = rejected;
  const text = safeName(problem, maxProblemLength).replace(/[.…]$/u, '');
  const others = more === 0 ? '' : ` (and ${counted(more, 'more mistake')})`;
  const used =
    usedFrom === null
      ? 'No rules are used.'
      : `The rules of ${dayAndMonth(usedFrom)} ${usedFrom.slice(0, 4)} are used.`;
  return sentenceOf`The allocation rules were not accepted: ${[{ text, isName: true }]}${others}. ${used}`;
}

/** Says whether the mail has figures of teams all the same. */
export function failedAllocationSentence({ allocation }: Figures): Sentence | null {
  if (allocation?.hasFailed !== true) return null;
  const shown =
    allocation.figures === null
      ? 'this mail has no figures of teams'
      : 'the figures of teams are those of an earlier run';
  return sentenceOf`Costs could not be allocated to teams this time; ${shown}. All other figures are complete.`;
}
