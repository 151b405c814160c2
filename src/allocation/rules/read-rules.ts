/** Reads `rules:` of rules.yaml: each rule's condition, and the target or look-up it leads to. */
import type { TagRule } from '../tags/tag-rule.ts';
import { quoted, type Report } from '../yaml/problem.ts';
import { advice, readFields, readItems, readText } from '../yaml/read-values.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { tagOfColumn } from './condition.ts';
import { always, type DateRange, rangeOf } from './date-range.ts';
import { readCondition } from './read-condition.ts';
import { readTarget } from './read-target.ts';
import type { Rule, RuleAction } from './rule-set.ts';
import { nameAdvice, namePattern, type Target } from './target.ts';

const fieldNames = [
  'id',
  'when',
  'to',
  'lookup',
  'from',
  'unknown',
  'application',
  'effective',
  'reason',
] as const;

type Fields = ReadonlyMap<(typeof fieldNames)[number], YamlNode>;

const lookups = ['services', 'team', 'account_owner', 'nearest_ou_owner'] as const;

/** The statement has a branch for each. */
export const maxRules = 500;

export function readRules(
  node: YamlNode | undefined,
  tags: readonly TagRule[],
  report: Report,
): readonly Rule[] {
  if (node === undefined) return [];
  const items = readItems(node, 'rules', report);
  if (items.length > maxRules) {
    report(node.line, `there are ${items.length} rules; at most ${maxRules} are accepted.`);
  }
  return items.flatMap((item) => readRule(item, tags, report) ?? []);
}

function readRule(node: YamlNode, tags: readonly TagRule[], report: Report): Rule | null {
  const fields = readFields(node, 'a rule', fieldNames, report);
  const id = readId(node, fields, report);
  const what = `rule ${quoted(id)}`;
  const action = readAction(node, fields, { what, tags, report });
  const optional = (name: 'application' | 'reason') => {
    const value = fields.get(name);
    return value === undefined ? null : readText(value, `'${name}' of ${what}`, report);
  };
  const when = fields.get('when');
  if (action === null) {
    if (when !== undefined) readCondition(when, { what, tags, report });
    return null;
  }
  return {
    id,
    when: when === undefined ? null : readCondition(when, { what, tags, report }),
    action,
    application: optional('application'),
    effective: readEffective(fields.get('effective'), what, report),
    reason: optional('reason'),
    line: node.line,
  };
}

function readId(node: YamlNode, fields: Fields, report: Report): string {
  const given = fields.get('id');
  if (given === undefined) {
    report(node.line, "a rule needs an 'id' that never changes, such as by-team-tag.");
    return '';
  }
  const id = readText(given, "the 'id' of a rule", report) ?? '';
  if (id !== '' && !namePattern.test(id)) {
    report(given.line, `the id ${quoted(id)} cannot be used; ${nameAdvice}.`);
  }
  return id;
}

interface RuleContext {
  readonly what: string;
  readonly tags: readonly TagRule[];
  readonly report: Report;
}

function readAction(node: YamlNode, fields: Fields, context: RuleContext): RuleAction | null {
  const { what, report } = context;
  const [to, lookup] = [fields.get('to'), fields.get('lookup')];
  if ((to === undefined) === (lookup === undefined)) {
    report(node.line, `${what} needs either 'to' or 'lookup'.`);
    return null;
  }
  const isTeamLookup = lookup?.kind === 'text' && lookup.text === 'team';
  for (const name of ['from', 'unknown'] as const) {
    const field = fields.get(name);
    if (field !== undefined && !isTeamLookup) {
      report(field.line, `${what}: '${name}' belongs to 'lookup: team' only.`);
    }
  }
  if (to !== undefined) {
    const target = readTarget(to, what, report);
    return target === null ? null : { kind: 'to', target };
  }
  return readLookup(lookup as YamlNode, fields, context);
}

function readLookup(lookup: YamlNode, fields: Fields, context: RuleContext): RuleAction | null {
  const { what, report } = context;
  const name = readText(lookup, `'lookup' of ${what}`, report);
  if (name === null) return null;
  const kind = lookups.find((one) => one === name);
  if (kind === undefined) {
    report(lookup.line, `${what} has the unknown look-up ${quoted(name)}${advice(name, lookups)}`);
    return null;
  }
  if (kind !== 'team') return { kind };
  const unknown = readUnknown(fields.get('unknown'), what, report);
  const tag = readTagOfLookup(lookup, fields.get('from'), context);
  return tag === null ? null : { kind, tag, unknown };
}

/** `from: tag.team` is the default. */
function readTagOfLookup(
  lookup: YamlNode,
  from: YamlNode | undefined,
  { what, tags, report }: RuleContext,
): string | null {
  const text = from === undefined ? 'tag.team' : readText(from, `'from' of ${what}`, report);
  if (text === null) return null;
  const tag = tagOfColumn(text);
  if (tags.some(({ name }) => name === tag)) return tag;
  const names = tags.map(({ name }) => `tag.${name}`);
  const line = (from ?? lookup).line;
  report(line, `${what} reads ${quoted(text)}, which is not a declared tag${advice(text, names)}`);
  return null;
}

function readUnknown(node: YamlNode | undefined, what: string, report: Report): Target | null {
  if (node === undefined || (node.kind === 'text' && node.text === 'next')) return null;
  return readTarget(node, `'unknown' of ${what}`, report, "'next' or ");
}

function readEffective(node: YamlNode | undefined, what: string, report: Report): DateRange {
  if (node === undefined) return always;
  const fields = readFields(node, `'effective' of ${what}`, ['from', 'to'], report);
  const end = (name: 'from' | 'to') => {
    const value = fields.get(name);
    if (value === undefined || (value.kind === 'text' && value.text === '')) return '';
    return readText(value, `'${name}' of ${what}`, report) ?? '';
  };
  return rangeOf({ from: end('from'), to: end('to') }, node.line, what, report);
}
