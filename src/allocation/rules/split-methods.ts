/** Reads the fields of each method of a split. */
import { quoted } from '../yaml/problem.ts';
import { isText, readEntries, readItems } from '../yaml/read-values.ts';
import type { Subject } from '../yaml/subject.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { readTarget } from './read-target.ts';
import type { SplitMethod } from './rule-set.ts';
import { oneShare, parseShare, shareText } from './share.ts';
import type { Target } from './target.ts';

export const splitFieldNames = ['source', 'method', 'targets', 'over', 'basis', 'shares'] as const;

type SplitField = (typeof splitFieldNames)[number];
export type SplitFields = ReadonlyMap<SplitField, YamlNode>;

interface MethodReader {
  /** Fields in addition to source and method. */
  readonly accepted: readonly SplitField[];
  readonly read: (method: YamlNode, fields: SplitFields, split: Subject) => SplitMethod;
}

export const methodReaders: Readonly<Record<SplitMethod['kind'], MethodReader>> = {
  even: { accepted: ['targets'], read: readEven },
  proportional: { accepted: ['targets', 'over', 'basis'], read: readProportional },
  fixed: { accepted: ['shares'], read: readFixed },
  none: { accepted: [], read: () => ({ kind: 'none' }) },
};

function readEven(method: YamlNode, fields: SplitFields, split: Subject): SplitMethod {
  const targets = fields.get('targets');
  if (targets === undefined) split.problem(method.line, "needs 'targets', a list of teams.");
  return { kind: 'even', targets: targets === undefined ? [] : readTargets(targets, split) };
}

function readProportional(method: YamlNode, fields: SplitFields, split: Subject): SplitMethod {
  const [over, targets, basis] = [fields.get('over'), fields.get('targets'), fields.get('basis')];
  if ((over === undefined) === (targets === undefined)) {
    split.problem(method.line, "needs either 'over: all_teams' or 'targets'.");
  }
  if (over !== undefined && !isText(over, 'all_teams')) {
    const advice = "accepts all_teams only; list other targets in 'targets'.";
    split.part('over').problem(over.line, advice);
  }
  if (basis !== undefined && !isText(basis, 'month') && !isText(basis, 'day')) {
    split.part('basis').problem(basis.line, 'must be month or day.');
  }
  return {
    kind: 'proportional',
    targets: targets === undefined ? null : readTargets(targets, split),
    basis: isText(basis, 'day') ? 'day' : 'month',
  };
}

function readFixed(method: YamlNode, fields: SplitFields, split: Subject): SplitMethod {
  const given = fields.get('shares');
  if (given === undefined) {
    const example = 'such as {team/payments: 0.6, team/retail: 0.4}';
    split.problem(method.line, `needs 'shares', ${example}.`);
    return { kind: 'fixed', shares: new Map() };
  }
  const shares = readShares(given, split);
  const sum = [...shares.values()].reduce((total, share) => total + share, 0n);
  if (sum !== oneShare) split.part('shares').problem(given.line, `make ${shareText(sum)}, not 1.`);
  return { kind: 'fixed', shares };
}

function readShares(node: YamlNode, split: Subject): ReadonlyMap<Target, bigint> {
  const shares = new Map<Target, bigint>();
  for (const { key, line, value } of readEntries(node, split.part('shares'))) {
    const target = readTarget({ kind: 'text', line, text: key }, split);
    const share = value.kind === 'text' ? parseShare(value.text) : null;
    if (share === null) {
      const problem = `has a share of ${quoted(key)} that is not a decimal from 0 to 1, such as 0.6.`;
      split.problem(line, problem);
    } else if (target !== null) {
      shares.set(target, share);
    }
  }
  return shares;
}

function readTargets(node: YamlNode, split: Subject): readonly Target[] {
  const targets: Target[] = [];
  const items = readItems(node, split.part('targets'));
  if (node.kind === 'list' && items.length === 0) {
    split.problem(node.line, 'must have at least one target.');
  }
  for (const item of items) {
    const target = readTarget(item, split);
    if (target === null) continue;
    if (targets.includes(target)) split.problem(item.line, `names ${target} twice; keep one.`);
    else targets.push(target);
  }
  return targets;
}
