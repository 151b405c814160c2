/**
 * The text next to a budget's color: the same as in the daily mail while the month runs, and the result
 * once it is over.
 */

import type { PeriodKind } from '../../domain/calendar/period.ts';
import type { BudgetState } from '../../domain/figures/period-figures.ts';
import { type LightWords, lightWords } from '../words/budget-words.ts';
import { nbsp } from '../words/date-and-number-words.ts';

/** Words for a running month, with the word for a closed month that replaces them. */
const closedWords: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^On${nbsp}track`), 'Within'],
  [new RegExp(`^At${nbsp}risk`), 'Close'],
  // Days are missing: a share of the budget would look like a result.
  [/^Unknown.*/, 'Unknown'],
];

/** 'Over · 112 %', 'Within · 71 %'; in a week 'On track · 71 %'. */
export function summaryLight(state: BudgetState, kind: PeriodKind): LightWords {
  const words = lightWords(state);
  if (kind === 'week') return words;
  const word = closedWords.reduce((text, [was, is]) => text.replace(was, is), words.word);
  return { ...words, word };
}
