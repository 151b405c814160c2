/** Reads `tests:` of rules.yaml: lines of a bill as examples, with what the rules must make of them. */
import { readEntries, readFields, readItems, readText } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { ruleColumns } from './condition.ts';
import { dayOrOpen } from './date-range.ts';
import type { RuleTest } from './rule-set.ts';

const testFields = ['line', 'expect'] as const;
const lineFields = [...ruleColumns, 'date', 'tags', 'costCategories'] as const;
const expectFields = ['to', 'rule', 'application', 'environment'] as const;

export function readTests(node: YamlNode | undefined, file: Subject): readonly RuleTest[] {
  if (node === undefined) return [];
  const test = file.named('a test');
  return readItems(node, file.named('tests')).flatMap((item) => readTest(item, test) ?? []);
}

function readTest(node: YamlNode, test: Subject): RuleTest | null {
  const fields = readFields(node, { accepted: testFields, required: testFields }, test);
  const [line, expected] = [fields.get('line'), fields.get('expect')];
  if (line === undefined || expected === undefined) return null;
  const given = readFields(line, { accepted: lineFields }, test.part('line'));
  const expect = readFields(expected, { accepted: expectFields }, test.part('expect'));
  if (expected.kind === 'map' && expect.size === 0) {
    test.problem(expected.line, `must expect something: ${expectFields.join(', ')}.`);
  }
  requireDay(given.get('date'), test.part('date'));
  const columns = [...given].filter(([name]) => name !== 'tags' && name !== 'costCategories');
  return {
    lineFields: textsOf(columns, test),
    tags: tagsOf(given.get('tags'), test.part('tags')),
    costCategories: tagsOf(given.get('costCategories'), test.part('costCategories')),
    expect: textsOf([...expect], test),
    line: node.line,
  };
}

function requireDay(node: YamlNode | undefined, date: Subject): void {
  if (node?.kind === 'text') dayOrOpen(node.text, node.line, date);
}

/** An empty text is accepted: 'application: ""' expects that there is none. */
function textsOf<N extends string>(
  fields: readonly (readonly [N, YamlNode])[],
  subject: Subject,
): ReadonlyMap<N, string> {
  return new Map(
    fields.flatMap(([name, value]) => {
      if (value.kind === 'text' && value.text === '') return [[name, ''] as const];
      const text = readText(value, subject.part(name));
      return text === null ? [] : [[name, text] as const];
    }),
  );
}

function tagsOf(node: YamlNode | undefined, tags: Subject): ReadonlyMap<string, string> {
  if (node === undefined) return new Map();
  const entries = readEntries(node, tags).map(({ key, value }) => [key, value] as const);
  return textsOf(entries, tags);
}
