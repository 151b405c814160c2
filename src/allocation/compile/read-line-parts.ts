/** What the rules of a run read of the bill's lines, so that the one scan keeps no more than that. */
import {
  noLineParts,
  type ReadLineParts,
  type ReadResource,
} from '../../queries/line-sums-statement.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readColumns, readResourceStarts, statementTags } from './read-columns.ts';

/** Enough for every one of the sets. */
export function readLineParts(sets: readonly RuleSet[]): ReadLineParts {
  return sets.map(partsOf).reduce(
    (all, one) => ({
      resource: both(all.resource, one.resource),
      tags: all.tags || one.tags,
      costCategories: all.costCategories || one.costCategories,
    }),
    noLineParts,
  );
}

function partsOf(set: RuleSet): ReadLineParts {
  const sources = statementTags(set, { withTagStates: true }).flatMap(({ from }) =>
    from.map(({ source }) => source),
  );
  return {
    resource: resourceOf(set),
    tags: sources.some((source) => source !== 'category'),
    costCategories: sources.includes('category'),
  };
}

function resourceOf(set: RuleSet): ReadResource {
  if (!readColumns(set).includes('resource')) return 'nothing';
  const starts = readResourceStarts(set);
  return starts === null ? 'all' : { starts };
}

function both(one: ReadResource, other: ReadResource): ReadResource {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'nothing') return other;
  if (other === 'nothing') return one;
  return { starts: [...one.starts, ...other.starts] };
}
