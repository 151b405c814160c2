/**
 * Takes values out of a YAML tree and reports what is not as expected. Every function returns what can be
 * used, so that the rest of the file is checked as well.
 */
import { nearestName } from '../../domain/input/nearest-name.ts';
import { quoted, type Report } from './problem.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlText } from './yaml-tree.ts';

/** As long as the longest ARN of AWS; tag values are shorter. */
export const maxValueLength = 2048;

/** The entries of a map; `what` names it in messages, such as "rule 'tax'". */
export function readEntries(node: YamlNode, what: string, report: Report): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries;
  report(node.line, `${what} must be names with values, such as 'name: value'.`);
  return [];
}

/** The entries by name; reports names that are not accepted, with the nearest one. */
export function readFields<N extends string>(
  node: YamlNode,
  what: string,
  accepted: readonly N[],
  report: Report,
): ReadonlyMap<N, YamlNode> {
  const fields = new Map<N, YamlNode>();
  for (const { key, line, value } of readEntries(node, what, report)) {
    const name = accepted.find((one) => one === key);
    if (name === undefined) {
      report(line, `${what} has no field ${quoted(key)}${advice(key, accepted)}`);
    } else {
      fields.set(name, value);
    }
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

export function readItems(node: YamlNode, what: string, report: Report): readonly YamlNode[] {
  if (node.kind === 'list') return node.items;
  report(node.line, `${what} must be a list, such as '[a, b]'.`);
  return [];
}

/** A text that is not empty; null if it is not one. */
export function readText(node: YamlNode, what: string, report: Report): string | null {
  if (node.kind !== 'text') {
    report(node.line, `${what} must be one text.`);
    return null;
  }
  const problem = textProblem(node.text);
  if (problem === null) return node.text;
  report(node.line, `${what} ${problem}`);
  return null;
}

/** One text, or a list of at least one. */
export function readTexts(node: YamlNode, what: string, report: Report): readonly YamlText[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) report(node.line, `${what} must contain at least one value.`);
  return items.flatMap((item): YamlText[] => {
    const text = readText(item, what, report);
    return text === null ? [] : [{ kind: 'text', line: item.line, text }];
  });
}

/** Reports fields that must be there. */
export function requireFields<N extends string>(
  { line }: YamlNode,
  fields: ReadonlyMap<N, YamlNode>,
  what: string,
  names: readonly N[],
  report: Report,
): void {
  for (const name of names.filter((one) => !fields.has(one))) {
    report(line, `${what} needs the field '${name}'.`);
  }
}

/** Why a value cannot be used in SQL or is not a value; null if it can. */
export function textProblem(text: string): string | null {
  if (text === '') return 'is empty; write a value.';
  if (text.length > maxValueLength) {
    return `has ${text.length} characters; at most ${maxValueLength} are accepted.`;
  }
  if (/[\0\p{Cs}]/u.test(text)) {
    return `is ${quoted(text)}; NUL and halves of surrogate pairs are not text.`;
  }
  return null;
}

/** A map without entries, for a field that is absent. */
export const emptyMap: YamlMap = { kind: 'map', line: 1, entries: [] };
