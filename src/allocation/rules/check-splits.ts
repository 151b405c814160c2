/** Checks splits against each other: each pool is split once, and a pool that is split gets no share. */
import type { Report } from '../yaml/problem.ts';
import { targetProblem } from './check-names.ts';
import type { RuleSet, Split } from './rule-set.ts';
import { type Target, teamOf } from './target.ts';

export function checkSplits(set: RuleSet, report: Report): void {
  const sources = new Map<Target, number>();
  for (const { source, line } of set.splits) {
    const other = sources.get(source);
    if (other !== undefined) {
      report(line, `${source} is already split in line ${other}; split a pool once.`);
    }
    sources.set(source, other ?? line);
  }
  for (const split of set.splits) {
    for (const target of targetsOf(split)) checkTarget(target, split, set, report);
  }
}

function checkTarget(target: Target, split: Split, set: RuleSet, report: Report): void {
  const what = `the split of ${split.source}`;
  const isSource = set.splits.some(({ source }) => source === target);
  if (isSource) {
    report(split.line, `${what} gives a share to ${target}, which is split itself; name teams.`);
    return;
  }
  const team = teamOf(target);
  if (team === null) {
    report(split.line, `${what} gives a share to ${target}; only teams can have shares.`);
  } else if (!set.teams.some((one) => one.team === team)) {
    const problem = targetProblem(target, { from: null, to: null }, set);
    report(split.line, `${what}: ${problem}`);
  }
}

function targetsOf({ method }: Split): readonly Target[] {
  if (method.kind === 'even') return method.targets;
  if (method.kind === 'proportional') return method.targets ?? [];
  return method.kind === 'fixed' ? [...method.shares.keys()] : [];
}
