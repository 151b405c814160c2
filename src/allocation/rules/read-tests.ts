/** Reads `tests:` of rules.yaml: lines of a bill as examples, with what the rules must make of them. */
import type { Report } from '../yaml/problem.ts';
import {
  readEntries,
  readFields,
  readItems,
  readText,
  requireFields,
} from '../yaml/read-values.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { ruleColumns } from './condition.ts';
import { dayOrOpen } from './date-range.ts';
import type { RuleTest } from './rule-set.ts';

const lineFieldNames = [...ruleColumns, 'date', 'tags', 'costCategories'] as const;
const expectNames = ['to', 'rule', 'application', 'environment'] as const;

export function readTests(node: YamlNode | undefined, report: Report): readonly RuleTest[] {
  if (node === undefined) return [];
  return readItems(node, 'tests', report).flatMap((item) => readTest(item, report) ?? []);
}

function readTest(node: YamlNode, report: Report): RuleTest | null {
  const fields = readFields(node, 'a test', ['line', 'expect'], report);
  requireFields(node, fields, 'a test', ['line', 'expect'], report);
  const [line, expected] = [fields.get('line'), fields.get('expect')];
  if (line === undefined || expected === undefined) return null;
  const given = readFields(line, "'line' of a test", lineFieldNames, report);
  const expect = readFields(expected, "'expect' of a test", expectNames, report);
  if (expected.kind === 'map' && expect.size === 0) {
    report(expected.line, `a test must expect something: ${expectNames.join(', ')}.`);
  }
  requireDay(given.get('date'), report);
  const lineFields = [...given].filter(([name]) => name !== 'tags' && name !== 'costCategories');
  return {
    lineFields: textsOf(lineFields, report),
    tags: tagsOf(given.get('tags'), report),
    costCategories: tagsOf(given.get('costCategories'), report),
    expect: textsOf([...expect], report),
    line: node.line,
  };
}

function requireDay(node: YamlNode | undefined, report: Report): void {
  if (node?.kind === 'text') dayOrOpen(node.text, node.line, 'the date of a test', report);
}

/** An empty text is accepted: 'application: ""' expects that there is none. */
function textsOf<N extends string>(
  fields: readonly (readonly [N, YamlNode])[],
  report: Report,
): ReadonlyMap<N, string> {
  return new Map(
    fields.flatMap(([name, value]) => {
      if (value.kind === 'text' && value.text === '') return [[name, ''] as const];
      const text = readText(value, `'${name}' of a test`, report);
      return text === null ? [] : [[name, text] as const];
    }),
  );
}

function tagsOf(node: YamlNode | undefined, report: Report): ReadonlyMap<string, string> {
  if (node === undefined) return new Map();
  return textsOf(
    readEntries(node, 'the tags of a test', report).map(({ key, value }) => [key, value] as const),
    (line, message) => report(line, message),
  );
}
