/** A set of rules that is reviewed over lines of the bill, and the statement that allocates them. */
import type { SqlFragment } from '../../sql/bind.ts';
import type { LookupRelations } from '../compile/allocation-input.ts';
import { allocationStatement } from '../compile/allocation-statement.ts';
import type { RuleSet } from '../rules/rule-set.ts';

export interface ReviewedSet {
  readonly set: RuleSet;
  readonly lookups: LookupRelations;
}

/** `cost` and `line_count` by target and rule, with the dimensions. */
export function allocated(
  { set, lookups }: ReviewedSet,
  lines: SqlFragment,
  dimensions: readonly string[] = [],
): SqlFragment {
  return allocationStatement(set, {
    lines,
    dimensions,
    measures: ['cost', 'line_count'],
    lookups,
  });
}
