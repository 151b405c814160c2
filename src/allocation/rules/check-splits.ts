/** Checks splits against each other: each pool is split once, and a pool that is split gets no share. */
import type { Report } from '../yaml/problem.ts';
import { unknownTeam } from './check-owners.ts';
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
    for (const target of targetsOf(split)) {
      const problem = shareProblem(target, set);
      if (problem !== null) report(split.line, `the split of ${split.source} ${problem}`);
    }
  }
}

/** Why a target cannot have a share; null if it can. */
function shareProblem(target: Target, { splits, teams }: RuleSet): string | null {
  const isSource = splits.some(({ source }) => source === target);
  if (isSource) return `gives a share to ${target}, which is split itself; name teams.`;
  const team = teamOf(target);
  if (team === null) return `gives a share to ${target}; only teams can have shares.`;
  if (teams.some((one) => one.team === team)) return null;
  return `gives a share to ${unknownTeam(team, teams)}`;
}

function targetsOf({ method }: Split): readonly Target[] {
  if (method.kind === 'even') return method.targets;
  if (method.kind === 'proportional') return method.targets ?? [];
  return method.kind === 'fixed' ? [...method.shares.keys()] : [];
}
