/** Reads `rules:` of rules.yaml. */
import type { TagRule } from '../tags/tag-rule.ts';
import { quoted } from '../yaml/problem.ts';
import { readFields, readItems, readText } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { always, type DateRange, rangeOf } from './date-range.ts';
import { readAction } from './read-action.ts';
import { readCondition } from './read-condition.ts';
import { type RuleFields, ruleFieldNames } from './rule-fields.ts';
import type { Rule } from './rule-set.ts';
import { nameAdvice, namePattern } from './target.ts';

/** The statement has a branch for each. */
export const maxRules = 500;

export function readRules(
  node: YamlNode | undefined,
  tags: readonly TagRule[],
  file: Subject,
): readonly Rule[] {
  if (node === undefined) return [];
  const rules = file.named('rules');
  const items = readItems(node, rules);
  if (items.length > maxRules) {
    rules.problem(node.line, `are ${items.length}; at most ${maxRules} are accepted.`);
  }
  return items.slice(0, maxRules).flatMap((item) => readRule(item, tags, file) ?? []);
}

function readRule(node: YamlNode, tags: readonly TagRule[], file: Subject): Rule | null {
  const fields = readFields(node, { accepted: ruleFieldNames }, file.named('a rule'));
  const id = readId(node, fields, file);
  const rule = file.named(`rule ${quoted(id)}`);
  const action = readAction(node, fields, { rule, tags });
  const condition = fields.get('when');
  const when = condition === undefined ? null : readCondition(condition, { rule, tags });
  if (action === null) return null;
  return {
    id,
    when,
    action,
    application: optionalText(fields, 'application', rule),
    effective: readEffective(fields.get('effective'), rule),
    reason: optionalText(fields, 'reason', rule),
    line: node.line,
  };
}

function readId(node: YamlNode, fields: RuleFields, file: Subject): string {
  const given = fields.get('id');
  if (given === undefined) {
    file.report(node.line, "a rule needs an 'id' that never changes, such as by-team-tag.");
    return '';
  }
  const id = readText(given, file.named("the 'id' of a rule")) ?? '';
  if (id !== '' && !namePattern.test(id)) {
    file.report(given.line, `the id ${quoted(id)} cannot be used; ${nameAdvice}.`);
  }
  return id;
}

function optionalText(
  fields: RuleFields,
  name: 'application' | 'reason',
  rule: Subject,
): string | null {
  const value = fields.get(name);
  return value === undefined ? null : readText(value, rule.part(name));
}

function readEffective(node: YamlNode | undefined, rule: Subject): DateRange {
  if (node === undefined) return always;
  const effective = rule.part('effective');
  const fields = readFields(node, { accepted: ['from', 'to'] }, effective);
  const end = (name: 'from' | 'to') => {
    const value = fields.get(name);
    if (value === undefined || (value.kind === 'text' && value.text === '')) return '';
    return readText(value, effective.part(name)) ?? '';
  };
  return rangeOf({ from: end('from'), to: end('to'), line: node.line }, rule);
}
