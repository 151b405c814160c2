/**
 * Takes values out of a YAML tree and reports what is not as expected. Every function returns what can be
 * used, so that the rest of the file is checked as well.
 */
import { nearestName } from '../../domain/input/nearest-name.ts';
import { quoted } from './problem.ts';
import type { Subject } from './subject.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlText } from './yaml-tree.ts';

/** As long as the longest ARN of AWS; tag values are shorter. */
export const maxValueLength = 2048;

export function readEntries(node: YamlNode, subject: Subject): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries;
  subject.problem(node.line, "must be names with values, such as 'name: value'.");
  return [];
}

export interface FieldNames<N extends string> {
  readonly accepted: readonly N[];
  readonly required?: readonly N[];
}

/** The entries by name; reports names that are not accepted, with the nearest one, and absent ones. */
export function readFields<N extends string>(
  node: YamlNode,
  { accepted, required = [] }: FieldNames<N>,
  subject: Subject,
): ReadonlyMap<N, YamlNode> {
  const fields = new Map<N, YamlNode>();
  for (const { key, line, value } of readEntries(node, subject)) {
    const name = accepted.find((one) => one === key);
    if (name !== undefined) fields.set(name, value);
    else subject.problem(line, `has no field ${quoted(key)}${advice(key, accepted)}`);
  }
  for (const name of required) {
    if (!fields.has(name)) subject.problem(node.line, `needs the field '${name}'.`);
  }
  return fields;
}

/** "; did you mean 'effective'?", or what is accepted. */
export function advice(name: string, accepted: readonly string[]): string {
  const isQuick = name.length * accepted.length <= maxCompared;
  const nearest = isQuick ? nearestName(name, accepted) : null;
  if (nearest !== null) return `; did you mean ${quoted(nearest)}?`;
  const shown = accepted.slice(0, maxShownNames);
  const more = accepted.length > shown.length ? `, … (${accepted.length})` : '';
  return shown.length === 0 ? '.' : `; accepted: ${shown.join(', ')}${more}.`;
}

/** Letters of a name × names: more would take seconds if many names are unknown. */
const maxCompared = 20_000;
const maxShownNames = 12;

export function readItems(node: YamlNode, subject: Subject): readonly YamlNode[] {
  if (node.kind === 'list') return node.items;
  subject.problem(node.line, "must be a list, such as '[a, b]'.");
  return [];
}

/** A text that is not empty; null if it is not one. */
export function readText(node: YamlNode, subject: Subject): string | null {
  const problem = node.kind === 'text' ? textProblem(node.text) : 'must be one text.';
  if (problem === null && node.kind === 'text') return node.text;
  subject.problem(node.line, problem ?? '');
  return null;
}

/** One text, or a list of at least one. */
export function readTexts(node: YamlNode, subject: Subject): readonly YamlText[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) subject.problem(node.line, 'must contain at least one value.');
  return items.flatMap((item): YamlText[] => {
    const text = readText(item, subject);
    return text === null ? [] : [{ kind: 'text', line: item.line, text }];
  });
}

/** One of the names; undefined if it is another text, which is reported. */
export function readName<N extends string>(
  { line, text }: YamlText,
  accepted: readonly N[],
  subject: Subject,
): N | undefined {
  const name = accepted.find((one) => one === text);
  if (name === undefined) {
    subject.problem(line, `is ${quoted(text)}, which is unknown${advice(text, accepted)}`);
  }
  return name;
}

/** Whether the node is exactly this text. */
export function isText(node: YamlNode | undefined, text: string): boolean {
  return node?.kind === 'text' && node.text === text;
}

/** Why a value cannot be used in SQL or is not a value; null if it can. */
function textProblem(text: string): string | null {
  if (text === '') return 'is empty; write a value.';
  if (text.length > maxValueLength) {
    return `has ${text.length} characters; at most ${maxValueLength} are accepted.`;
  }
  if (/[\0\p{Cs}]/u.test(text)) {
    return `is ${quoted(text)}; NUL and halves of surrogate pairs are not text.`;
  }
  return null;
}

/** A map without entries, for a file that cannot be read. */
export const emptyMap: YamlMap = { kind: 'map', line: 1, entries: [] };
