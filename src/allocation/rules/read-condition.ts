/**
 * Reads a condition: a map of columns and tests, all of which must hold, with `all`, `any` and `not` for
 * combinations.
 */
import { quoted } from '../yaml/problem.ts';
import { advice, readEntries, readItems } from '../yaml/read-values.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import { type Condition, type ReadColumn, ruleColumns, tagOfColumn } from './condition.ts';
import type { RuleContext } from './read-action.ts';
import { readTests } from './read-column-tests.ts';

const combinations = ['all', 'any', 'not'] as const;

/** Enough for any condition that a reader understands. */
const maxLevels = 6;

/** Null if nothing in it can be used; everything wrong is reported. */
export function readCondition(node: YamlNode, context: RuleContext, level = 1): Condition | null {
  const condition = context.rule.named(`the condition of ${context.rule.what}`);
  if (level > maxLevels) {
    condition.problem(node.line, `is nested more than ${maxLevels} deep; write several rules.`);
    return null;
  }
  const entries = readEntries(node, condition);
  if (node.kind === 'map' && entries.length === 0) {
    condition.problem(node.line, "is empty; omit 'when' for all lines.");
  }
  return combined(
    'all',
    entries.flatMap((entry) => readPart(entry, context, level)),
  );
}

function readPart(
  { key, line, value }: YamlEntry,
  context: RuleContext,
  level: number,
): readonly Condition[] {
  if (key === 'not') {
    const inner = readCondition(value, context, level + 1);
    return inner === null ? [] : [{ kind: 'not', of: inner }];
  }
  if (key === 'all' || key === 'any') {
    const part = context.rule.part(key);
    const items = readItems(value, part);
    if (value.kind === 'list' && items.length === 0) {
      part.problem(line, 'must contain at least one condition.');
    }
    const inner = items.flatMap((item) => readCondition(item, context, level + 1) ?? []);
    const group = combined(key, inner);
    return group === null ? [] : [group];
  }
  const column = columnOf(key, context);
  if (column !== null) return readTests(value, column, context);
  reportColumn(key, line, context);
  return [];
}

function columnOf(key: string, { tags }: RuleContext): ReadColumn | null {
  const tag = tagOfColumn(key);
  if (tag !== null) return tags.some(({ name }) => name === tag) ? `tag.${tag}` : null;
  return ruleColumns.find((one) => one === key) ?? null;
}

function reportColumn(key: string, line: number, { rule, tags }: RuleContext): void {
  const accepted = [...ruleColumns, ...tags.map(({ name }) => `tag.${name}`), ...combinations];
  rule.problem(line, `reads ${quoted(key)}, which is not a column${advice(key, accepted)}`);
}

function combined(kind: 'all' | 'any', of: readonly Condition[]): Condition | null {
  const [first] = of;
  if (first === undefined) return null;
  return of.length === 1 ? first : { kind, of };
}
