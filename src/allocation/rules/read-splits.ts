/** Reads `splits:` of rules.yaml: how each pool of shared cost is divided when reports read it. */
import { readFields, readItems, readName, readText } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { readTarget } from './read-target.ts';
import type { Split, SplitMethod } from './rule-set.ts';
import { methodReaders, type SplitFields, splitFieldNames } from './split-methods.ts';
import { poolOf } from './target.ts';

export function readSplits(node: YamlNode | undefined, file: Subject): readonly Split[] {
  if (node === undefined) return [];
  return readItems(node, file.named('splits')).flatMap((item) => readSplit(item, file) ?? []);
}

function readSplit(node: YamlNode, file: Subject): Split | null {
  const names = { accepted: splitFieldNames, required: ['source', 'method'] } as const;
  const fields = readFields(node, names, file.named('a split'));
  const [given, method] = [fields.get('source'), fields.get('method')];
  if (given === undefined || method === undefined) return null;
  const source = readTarget(given, file.named('the source of a split'));
  if (source === null) return null;
  const split = file.named(`the split of ${source}`);
  if (poolOf(source) === null) {
    split.problem(given.line, 'is not possible: only a pool can be split, such as pool/platform.');
    return null;
  }
  // A split that cannot be read is still known: otherwise its pool would be reported as unknown.
  const unread: SplitMethod = { kind: 'none' };
  return { source, method: readMethod(method, fields, split) ?? unread, line: node.line };
}

function readMethod(node: YamlNode, fields: SplitFields, split: Subject): SplitMethod | null {
  const method = split.part('method');
  const text = readText(node, method);
  if (text === null) return null;
  const names = Object.keys(methodReaders) as (keyof typeof methodReaders)[];
  const kind = readName({ kind: 'text', line: node.line, text }, names, method);
  if (kind === undefined) return null;
  const { accepted, read } = methodReaders[kind];
  for (const [name, { line }] of fields) {
    const isAccepted = name === 'source' || name === 'method' || accepted.includes(name);
    if (!isAccepted) split.part(name).problem(line, `does not belong to ${kind}.`);
  }
  return read(node, fields, split);
}
