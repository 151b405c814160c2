/** Reads a target as rules and splits name it: 'team/<name>', 'pool/<name>' or 'unallocated'. */
import { quoted } from '../yaml/problem.ts';
import { readText } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { isTarget, type Target } from './target.ts';

/** Null if it is not a target, which is reported; `also` names what else is accepted there. */
export function readTarget(node: YamlNode, subject: Subject, also = ''): Target | null {
  const text = readText(node, subject.named(`the target of ${subject.what}`));
  if (text === null) return null;
  if (isTarget(text)) return text;
  subject.problem(
    node.line,
    `has the target ${quoted(text)}; write ${also}team/<name>, pool/<name> or unallocated (names ` +
      'have lower-case letters, digits, points, hyphens and underscores).',
  );
  return null;
}
