/** What the rules of a run read of the bill's lines, so that the one scan keeps no more than that. */
import { noLineParts, type ReadLineParts } from '../../queries/line-sums-statement.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readColumns, readResourceLength, readTagRules } from './read-columns.ts';

/** Enough for every one of the sets. */
export function readLineParts(sets: readonly RuleSet[]): ReadLineParts {
  return sets.map(partsOf).reduce(
    (all, one) => ({
      resourceLength: longer(all.resourceLength, one.resourceLength),
      tags: all.tags || one.tags,
      costCategories: all.costCategories || one.costCategories,
    }),
    noLineParts,
  );
}

function partsOf(set: RuleSet): ReadLineParts {
  const sources = readTagRules(set).flatMap(({ from }) => from.map(({ source }) => source));
  return {
    resourceLength: readColumns(set).includes('resource') ? readResourceLength(set) : 0,
    tags: sources.some((source) => source !== 'category'),
    costCategories: sources.includes('category'),
  };
}

function longer(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}
