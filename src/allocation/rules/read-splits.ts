/** Reads `splits:` of rules.yaml: how each pool of shared cost is divided when reports read it. */
import { quoted, type Report } from '../yaml/problem.ts';
import {
  advice,
  readEntries,
  readFields,
  readItems,
  readText,
  requireFields,
} from '../yaml/read-values.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { readTarget } from './read-target.ts';
import type { Split, SplitMethod } from './rule-set.ts';
import { oneShare, parseShare, shareText } from './share.ts';
import { poolOf, type Target } from './target.ts';

const fieldNames = ['source', 'method', 'targets', 'over', 'basis', 'shares'] as const;
type FieldName = (typeof fieldNames)[number];
type Fields = ReadonlyMap<FieldName, YamlNode>;

/** The fields that each method has in addition to source and method. */
const methodFields = {
  even: ['targets'],
  proportional: ['targets', 'over', 'basis'],
  fixed: ['shares'],
  none: [],
} as const satisfies Record<SplitMethod['kind'], readonly FieldName[]>;

const methodNames = Object.keys(methodFields) as (keyof typeof methodFields)[];

export function readSplits(node: YamlNode | undefined, report: Report): readonly Split[] {
  if (node === undefined) return [];
  return readItems(node, 'splits', report).flatMap((item) => readSplit(item, report) ?? []);
}

function readSplit(node: YamlNode, report: Report): Split | null {
  const fields = readFields(node, 'a split', fieldNames, report);
  requireFields(node, fields, 'a split', ['source', 'method'], report);
  const [given, method] = [fields.get('source'), fields.get('method')];
  if (given === undefined || method === undefined) return null;
  const source = readTarget(given, 'the source of a split', report);
  if (source === null) return null;
  const what = `the split of ${source}`;
  if (poolOf(source) === null) {
    report(given.line, `${what}: only a pool can be split, such as pool/platform.`);
    return null;
  }
  const read = readMethod(method, fields, what, report);
  return read === null ? null : { source, method: read, line: node.line };
}

function readMethod(
  node: YamlNode,
  fields: Fields,
  what: string,
  report: Report,
): SplitMethod | null {
  const name = readText(node, `the method of ${what}`, report);
  if (name === null) return null;
  const kind = methodNames.find((one) => one === name);
  if (kind === undefined) {
    report(node.line, `${what} has the unknown method ${quoted(name)}${advice(name, methodNames)}`);
    return null;
  }
  const accepted: readonly FieldName[] = ['source', 'method', ...methodFields[kind]];
  for (const [field, { line }] of fields) {
    if (!accepted.includes(field)) report(line, `${what}: '${field}' does not belong to ${kind}.`);
  }
  if (kind === 'none') return { kind };
  if (kind === 'even') return evenMethod(node, fields, what, report);
  return kind === 'fixed'
    ? fixedMethod(node, fields.get('shares'), what, report)
    : proportionalMethod(node, fields, what, report);
}

function evenMethod(node: YamlNode, fields: Fields, what: string, report: Report): SplitMethod {
  const targets = readTargets(fields.get('targets'), what, report);
  if (!fields.has('targets')) report(node.line, `${what} needs 'targets', a list of teams.`);
  return { kind: 'even', targets };
}

function proportionalMethod(
  node: YamlNode,
  fields: Fields,
  what: string,
  report: Report,
): SplitMethod {
  const [over, targets] = [fields.get('over'), fields.get('targets')];
  if ((over === undefined) === (targets === undefined)) {
    report(node.line, `${what} needs either 'over: all_teams' or 'targets'.`);
  }
  if (over !== undefined && !(over.kind === 'text' && over.text === 'all_teams')) {
    report(over.line, `${what}: 'over' accepts all_teams only; list other targets in 'targets'.`);
  }
  const basis = fields.get('basis');
  const isDay = basis?.kind === 'text' && basis.text === 'day';
  if (basis !== undefined && !isDay && !(basis.kind === 'text' && basis.text === 'month')) {
    report(basis.line, `${what}: 'basis' must be month or day.`);
  }
  return {
    kind: 'proportional',
    targets: targets === undefined ? null : readTargets(targets, what, report),
    basis: isDay ? 'day' : 'month',
  };
}

function fixedMethod(
  node: YamlNode,
  given: YamlNode | undefined,
  what: string,
  report: Report,
): SplitMethod {
  const shares = new Map<Target, bigint>();
  if (given === undefined) {
    report(node.line, `${what} needs 'shares', such as {team/payments: 0.6, team/retail: 0.4}.`);
    return { kind: 'fixed', shares };
  }
  for (const { key, line, value } of readEntries(given, `the shares of ${what}`, report)) {
    const target = readTarget({ kind: 'text', line, text: key }, what, report);
    const share = value.kind === 'text' ? parseShare(value.text) : null;
    if (share === null) {
      report(
        line,
        `${what}: the share of ${quoted(key)} must be a decimal from 0 to 1, such as 0.6.`,
      );
    } else if (target !== null) {
      shares.set(target, share);
    }
  }
  const sum = [...shares.values()].reduce((total, share) => total + share, 0n);
  if (sum !== oneShare) report(given.line, `the shares of ${what} make ${shareText(sum)}, not 1.`);
  return { kind: 'fixed', shares };
}

function readTargets(node: YamlNode | undefined, what: string, report: Report): readonly Target[] {
  if (node === undefined) return [];
  const targets: Target[] = [];
  const items = readItems(node, `the targets of ${what}`, report);
  if (node.kind === 'list' && items.length === 0) {
    report(node.line, `${what} must have at least one target.`);
  }
  for (const item of items) {
    const target = readTarget(item, what, report);
    if (target === null) continue;
    if (targets.includes(target)) report(item.line, `${what} names ${target} twice; keep one.`);
    else targets.push(target);
  }
  return targets;
}
