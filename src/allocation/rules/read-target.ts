/** Reads a target as rules and splits name it: 'team/<name>', 'pool/<name>' or 'unallocated'. */
import { quoted, type Report } from '../yaml/problem.ts';
import { readText } from '../yaml/read-values.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { isTarget, type Target } from './target.ts';

/** Null if it is not a target, which is reported; `also` names what else is accepted there. */
export function readTarget(node: YamlNode, what: string, report: Report, also = ''): Target | null {
  const text = readText(node, `the target of ${what}`, report);
  if (text === null) return null;
  if (isTarget(text)) return text;
  report(
    node.line,
    `${what} has the target ${quoted(text)}; write ${also}team/<name>, pool/<name> or unallocated ` +
      '(names have lower-case letters, digits, points, hyphens and underscores).',
  );
  return null;
}
