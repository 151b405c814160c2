/**
 * Reads a condition: a map of columns and tests, all of which must hold, with `all`, `any` and `not` for
 * combinations. A test is a text, a list, or operators with their values.
 */

import type { TagRule } from '../tags/tag-rule.ts';
import { quoted, type Report } from '../yaml/problem.ts';
import { advice, readEntries, readItems, readTexts } from '../yaml/read-values.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import {
  type ColumnTest,
  type Condition,
  type ReadColumn,
  ruleColumns,
  type TextOperator,
  tagOfColumn,
} from './condition.ts';
import { valueProblem } from './value-problem.ts';

export interface ConditionContext {
  /** "rule 'tax'", for messages. */
  readonly what: string;
  readonly tags: readonly TagRule[];
  readonly report: Report;
}

/** How operators are written. */
const operators = ['equals', 'in', 'prefix', 'suffix', 'contains', 'absent', 'exists'] as const;
const combinations = ['all', 'any', 'not'] as const;

/** Enough for any condition that a reader understands. */
const maxLevels = 6;

/** Null if nothing in it can be used; everything wrong is reported. */
export function readCondition(
  node: YamlNode,
  context: ConditionContext,
  level = 1,
): Condition | null {
  if (level > maxLevels) {
    context.report(
      node.line,
      `the condition of ${context.what} is nested more than ${maxLevels} deep; write several rules.`,
    );
    return null;
  }
  const entries = readEntries(node, `the condition of ${context.what}`, context.report);
  if (node.kind === 'map' && entries.length === 0) {
    context.report(
      node.line,
      `the condition of ${context.what} is empty; omit 'when' for all lines.`,
    );
  }
  return combined(
    'all',
    entries.flatMap((entry) => parts(entry, context, level)),
  );
}

function parts(
  { key, line, value }: YamlEntry,
  context: ConditionContext,
  level: number,
): readonly Condition[] {
  if (key === 'not') {
    const inner = readCondition(value, context, level + 1);
    return inner === null ? [] : [{ kind: 'not', of: inner }];
  }
  if (key === 'all' || key === 'any') {
    const items = readItems(value, `'${key}' of ${context.what}`, context.report);
    if (value.kind === 'list' && items.length === 0) {
      context.report(line, `'${key}' of ${context.what} must contain at least one condition.`);
    }
    const inner = combined(
      key,
      items.flatMap((item) => readCondition(item, context, level + 1) ?? []),
    );
    return inner === null ? [] : [inner];
  }
  const column = columnOf(key, context);
  if (column !== null) return readTests(column, value, context);
  const accepted = [
    ...ruleColumns,
    ...context.tags.map(({ name }) => `tag.${name}`),
    ...combinations,
  ];
  context.report(
    line,
    `${context.what} reads ${quoted(key)}, which is not a column${advice(key, accepted)}`,
  );
  return [];
}

function columnOf(key: string, { tags }: ConditionContext): ReadColumn | null {
  const tag = tagOfColumn(key);
  if (tag !== null) return tags.some(({ name }) => name === tag) ? `tag.${tag}` : null;
  return ruleColumns.find((one) => one === key) ?? null;
}

function readTests(
  column: ReadColumn,
  node: YamlNode,
  context: ConditionContext,
): readonly ColumnTest[] {
  if (node.kind !== 'map') return [textTest(column, 'in', node, context)];
  if (node.entries.length === 0) {
    context.report(node.line, `${context.what}: the test of ${column} is empty.`);
  }
  return node.entries.flatMap(({ key, line, value }) => {
    const operator = operators.find((one) => one === key);
    if (operator === undefined) {
      context.report(
        line,
        `${context.what}: ${column} has the unknown operator ${quoted(key)}${advice(key, operators)}`,
      );
      return [];
    }
    if (operator === 'absent' || operator === 'exists') {
      return presenceTest(column, operator, value, context);
    }
    return [textTest(column, operator === 'equals' ? 'in' : operator, value, context)];
  });
}

/** 'absent: false' would mean 'exists', which can be written directly. */
function presenceTest(
  column: ReadColumn,
  operator: 'absent' | 'exists',
  node: YamlNode,
  { what, report }: ConditionContext,
): readonly ColumnTest[] {
  if (node.kind === 'text' && node.text === 'true') {
    return [{ kind: 'test', column, operator, values: [] }];
  }
  report(node.line, `${what}: write '${operator}: true' for ${column}.`);
  return [];
}

function textTest(
  column: ReadColumn,
  operator: TextOperator,
  node: YamlNode,
  context: ConditionContext,
): ColumnTest {
  const texts = readTexts(node, `${context.what}: the value of ${column}`, context.report);
  for (const { line, text } of texts) {
    const problem = valueProblem(column, operator, text, context.tags);
    if (problem !== null) {
      context.report(line, `${context.what}: ${column} is ${quoted(text)}, but ${problem}`);
    }
  }
  return { kind: 'test', column, operator, values: [...new Set(texts.map(({ text }) => text))] };
}

function combined(kind: 'all' | 'any', of: readonly Condition[]): Condition | null {
  const [first] = of;
  if (first === undefined) return null;
  return of.length === 1 ? first : { kind, of };
}
