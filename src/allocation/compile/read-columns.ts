/** Which columns and tags of the lines a set reads: lines are grouped by these only. */
import {
  type ReadColumn,
  type RuleColumn,
  ruleColumns,
  tagOfColumn,
  testsOf,
} from '../rules/condition.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { TagRule } from '../tags/tag-rule.ts';

/** The columns of the bill that conditions and look-ups read, in the order of `ruleColumns`. */
export function readColumns(set: RuleSet): readonly RuleColumn[] {
  const read = new Set<ReadColumn>(conditionColumns(set));
  for (const { action } of set.rules) {
    if (action.kind === 'account_owner') read.add('account');
    if (action.kind === 'nearest_ou_owner') read.add('ou');
  }
  if (resourcePrefixes(set).length > 0) read.add('resource');
  return ruleColumns.filter((column) => read.has(column));
}

/** The tags that the result depends on, in the order of their declaration. */
export function readTagRules(set: RuleSet): readonly TagRule[] {
  const read = new Set<string | null>(conditionColumns(set).map(tagOfColumn));
  read.add('environment');
  for (const { action } of set.rules) if (action.kind === 'team') read.add(action.tag);
  for (const { matches } of set.services) {
    for (const match of matches) if (match.kind === 'tag') read.add(match.tag);
  }
  return set.tags.filter(({ name }) => read.has(name));
}

/** The tags that a statement reads, in the order of their declaration: also the required ones if it says their states. */
export function statementTags(
  set: RuleSet,
  { withTagStates }: { readonly withTagStates?: true | undefined },
): readonly TagRule[] {
  const read = readTagRules(set);
  if (!withTagStates) return read;
  return set.tags.filter((tag) => read.includes(tag) || set.required.includes(tag.name));
}

/** Starts of resource ids that find a service. */
export function resourcePrefixes({ services }: RuleSet): readonly string[] {
  return services.flatMap(({ matches }) =>
    matches.flatMap((match) => (match.kind === 'resource' ? [match.prefix] : [])),
  );
}

/**
 * The texts with which rules compare the start of a resource id; null if more than its start is read. Ids
 * that start alike are one group, so that a bill has far fewer groups than resources.
 */
export function readResourceStarts(set: RuleSet): readonly string[] | null {
  const tests = set.rules
    .flatMap(({ when }) => testsOf(when))
    .filter(({ column }) => column === 'resource');
  const onlyStarts = tests.every(
    ({ operator }) => operator === 'prefix' || operator === 'absent' || operator === 'exists',
  );
  return onlyStarts ? [...tests.flatMap(({ values }) => values), ...resourcePrefixes(set)] : null;
}

/** The same as a number of characters. */
export function readResourceLength(set: RuleSet): number | null {
  const starts = readResourceStarts(set);
  return starts === null ? null : Math.max(1, ...starts.map(letterCount));
}

/** Code points, as SQL counts them. */
export function letterCount(text: string): number {
  return Array.from(text).length;
}

function conditionColumns({ rules }: RuleSet): readonly ReadColumn[] {
  return rules.flatMap(({ when }) => testsOf(when)).map(({ column }) => column);
}
