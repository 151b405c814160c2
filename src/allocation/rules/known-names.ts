/** The names that a set declares, prepared once, and why a name that is used is wrong. */
import { quoted } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { type DateRange, isCovered, rangeText } from './date-range.ts';
import type { RuleSet, Team } from './rule-set.ts';
import { poolOf, type Target, teamOf } from './target.ts';

export interface KnownNames {
  /** Name → its rows. */
  readonly teams: ReadonlyMap<string, readonly Team[]>;
  /** Pools that are split. */
  readonly pools: ReadonlySet<string>;
  readonly applications: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

export function knownNames({ teams, splits, services, rules }: RuleSet): KnownNames {
  const rows = new Map<string, Team[]>();
  for (const row of teams) {
    const known = rows.get(row.team) ?? [];
    known.push(row);
    rows.set(row.team, known);
  }
  return {
    teams: rows,
    pools: new Set(splits.map(({ source }) => source)),
    applications: new Set(services.map(({ application }) => application)),
    rules: new Set(rules.map(({ id }) => id)),
  };
}

/** Why a target cannot be used on those days; null if it can. */
export function targetProblem(target: Target, days: DateRange, known: KnownNames): string | null {
  const team = teamOf(target);
  if (team !== null) return teamProblem(team, days, known);
  if (poolOf(target) === null || known.pools.has(target)) return null;
  return (
    `no split has the source ${quoted(target)}${advice(target, [...known.pools])} ` +
    "Each pool needs a split; 'method: none' keeps it as it is."
  );
}

/** Why a team cannot be named for those days; null if it can. */
export function teamProblem(team: string, days: DateRange, known: KnownNames): string | null {
  const rows = known.teams.get(team);
  if (rows === undefined) return unknownTeam(team, known);
  const ranges = rows.map(({ valid }) => valid);
  if (isCovered(days, ranges)) return null;
  return (
    `team ${quoted(team)} is named for ${rangeText(days)}, but teams.csv has it only for ` +
    `${ranges.map(rangeText).join(' and ')}; limit the dates or name another team.`
  );
}

export function unknownTeam(team: string, { teams }: KnownNames): string {
  return `team ${quoted(team)} is not in teams.csv${advice(team, [...teams.keys()])}`;
}

/** Null if services.csv has the application. */
export function applicationProblem(application: string, known: KnownNames): string | null {
  const { applications } = known;
  if (applications.has(application)) return null;
  const names = [...applications];
  return `application ${quoted(application)} is not in services.csv${advice(application, names)}`;
}
