/** Reads what a rule does with a line: the target of `to`, or the look-up with its fields. */
import type { TagRule } from '../tags/tag-rule.ts';
import { quoted } from '../yaml/problem.ts';
import { advice, isText, readName, readText } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { tagOfColumn } from './condition.ts';
import { readTarget } from './read-target.ts';
import type { RuleFields } from './rule-fields.ts';
import type { RuleAction } from './rule-set.ts';
import type { Target } from './target.ts';

export interface RuleContext {
  readonly rule: Subject;
  readonly tags: readonly TagRule[];
}

const lookups = ['services', 'team', 'account_owner', 'nearest_ou_owner'] as const;

/** Null if it cannot be used; everything wrong is reported. */
export function readAction(
  node: YamlNode,
  fields: RuleFields,
  context: RuleContext,
): RuleAction | null {
  const { rule } = context;
  const [to, lookup] = [fields.get('to'), fields.get('lookup')];
  if (!isText(lookup, 'team')) rejectTeamFields(fields, rule);
  if (to !== undefined && lookup === undefined) {
    const target = readTarget(to, rule);
    return target === null ? null : { kind: 'to', target };
  }
  if (lookup !== undefined && to === undefined) return readLookup(lookup, fields, context);
  rule.problem(node.line, "needs either 'to' or 'lookup'.");
  return null;
}

function rejectTeamFields(fields: RuleFields, rule: Subject): void {
  for (const name of ['from', 'unknown'] as const) {
    const field = fields.get(name);
    if (field !== undefined) rule.part(name).problem(field.line, "belongs to 'lookup: team' only.");
  }
}

function readLookup(node: YamlNode, fields: RuleFields, context: RuleContext): RuleAction | null {
  const lookup = context.rule.part('lookup');
  const text = readText(node, lookup);
  if (text === null) return null;
  const kind = readName({ kind: 'text', line: node.line, text }, lookups, lookup);
  if (kind === undefined) return null;
  if (kind !== 'team') return { kind };
  const unknown = readUnknown(fields.get('unknown'), context.rule);
  const tag = readTagOfLookup(node, fields.get('from'), context);
  return tag === null ? null : { kind, tag, unknown };
}

/** `from: tag.team` is the default. */
function readTagOfLookup(
  lookup: YamlNode,
  from: YamlNode | undefined,
  { rule, tags }: RuleContext,
): string | null {
  const text = from === undefined ? 'tag.team' : readText(from, rule.part('from'));
  if (text === null) return null;
  const tag = tagOfColumn(text);
  if (tags.some(({ name }) => name === tag)) return tag;
  const names = tags.map(({ name }) => `tag.${name}`);
  const line = (from ?? lookup).line;
  rule.problem(line, `reads ${quoted(text)}, which is not a declared tag${advice(text, names)}`);
  return null;
}

function readUnknown(node: YamlNode | undefined, rule: Subject): Target | null {
  if (node === undefined || isText(node, 'next')) return null;
  return readTarget(node, rule.part('unknown'), "'next' or ");
}
