/** Checks splits against each other: each pool is split once, and a pool that is split gets no share. */
import type { Report } from '../yaml/problem.ts';
import { type KnownNames, unknownTeam } from './known-names.ts';
import type { Split } from './rule-set.ts';
import { type Target, teamOf } from './target.ts';

export function checkSplits(splits: readonly Split[], known: KnownNames, report: Report): void {
  const sources = new Map<Target, number>();
  for (const { source, line } of splits) {
    const other = sources.get(source);
    if (other !== undefined) {
      report(line, `${source} is already split in line ${other}; split a pool once.`);
    }
    sources.set(source, other ?? line);
  }
  for (const split of splits) {
    for (const target of targetsOf(split)) {
      const problem = shareProblem(target, known);
      if (problem !== null) report(split.line, `the split of ${split.source} ${problem}`);
    }
  }
}

/** Why a target cannot have a share; null if it can. */
function shareProblem(target: Target, known: KnownNames): string | null {
  if (known.pools.has(target))
    return `gives a share to ${target}, which is split itself; name teams.`;
  const team = teamOf(target);
  if (team === null) return `gives a share to ${target}; only teams can have shares.`;
  return known.teams.has(team) ? null : `gives a share to ${unknownTeam(team, known)}`;
}

function targetsOf({ method }: Split): readonly Target[] {
  if (method.kind === 'even') return method.targets;
  if (method.kind === 'proportional') return method.targets ?? [];
  return method.kind === 'fixed' ? [...method.shares.keys()] : [];
}
