/** Reads the tests of one column: a text, a list of texts, or operators with their values. */
import { quoted } from '../yaml/problem.ts';
import { isText, readName, readTexts } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';
import type { ColumnTest, ReadColumn, TextOperator } from './condition.ts';
import type { RuleContext } from './read-action.ts';
import { valueProblem } from './value-problem.ts';

/** How operators are written. */
const operators = ['equals', 'in', 'prefix', 'suffix', 'contains', 'absent', 'exists'] as const;

/** All of them must hold. */
export function readTests(
  node: YamlNode,
  column: ReadColumn,
  context: RuleContext,
): readonly ColumnTest[] {
  if (node.kind !== 'map') return [textTest(node, { column, operator: 'in' }, context)];
  if (node.entries.length === 0) {
    testOf(column, context).problem(node.line, 'is empty.');
  }
  return node.entries.flatMap((entry) => operatorTest(entry, column, context));
}

function operatorTest(
  { key, line, value }: YamlEntry,
  column: ReadColumn,
  context: RuleContext,
): readonly ColumnTest[] {
  const subject = context.rule.named(`the operator of ${column} in ${context.rule.what}`);
  const operator = readName({ kind: 'text', line, text: key }, operators, subject);
  if (operator === undefined) return [];
  if (operator === 'absent' || operator === 'exists') {
    // 'absent: false' would mean 'exists', which can be written directly.
    if (isText(value, 'true')) return [{ kind: 'test', column, operator, values: [] }];
    testOf(column, context).problem(value.line, `must be written as '${operator}: true'.`);
    return [];
  }
  return [textTest(value, { column, operator: operator === 'equals' ? 'in' : operator }, context)];
}

function testOf(column: ReadColumn, { rule }: RuleContext): Subject {
  return rule.named(`the test of ${column} in ${rule.what}`);
}

interface Comparison {
  readonly column: ReadColumn;
  readonly operator: TextOperator;
}

function textTest(
  node: YamlNode,
  { column, operator }: Comparison,
  context: RuleContext,
): ColumnTest {
  const value = context.rule.named(`${context.rule.what}: the value of ${column}`);
  const texts = readTexts(node, value);
  for (const { line, text } of texts) {
    const problem = valueProblem({ column, operator, text }, context.tags);
    if (problem !== null) value.problem(line, `is ${quoted(text)}, but ${problem}`);
  }
  return { kind: 'test', column, operator, values: [...new Set(texts.map(({ text }) => text))] };
}
