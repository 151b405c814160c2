/** What a review reads of the lines: all tags, because it shows them, and of resource ids what the rules read. */
import type { ReadLineParts } from '../../queries/line-sums-statement.ts';
import { readLineParts } from '../compile/read-line-parts.ts';
import type { RuleSet } from '../rules/rule-set.ts';

export function reviewParts(sets: readonly RuleSet[]): ReadLineParts {
  return { ...readLineParts(sets), tags: true, costCategories: true };
}

/** With complete resource ids: to find one. */
export const allLineParts: ReadLineParts = {
  resource: 'all',
  tags: true,
  costCategories: true,
};
