/** Checks that the teams of owners exist on the days for which they are named. */
import { quoted, reportTo, type SetProblem } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { type DateRange, isCovered, rangeText } from './date-range.ts';
import type { RuleSet, Team } from './rule-set.ts';
import type { SetFiles } from './set-files.ts';

/** A path of AWS Organizations has six names; each level is a join. */
const maxOuLevels = 10;

export function checkOwners(
  { owners, teams }: RuleSet,
  files: SetFiles,
  problems: SetProblem[],
): void {
  const report = reportTo(problems, files.owners.file);
  for (const { team, ou, valid, line } of owners) {
    const problem = teamProblem(team, valid, teams);
    if (problem !== null) report(line, problem);
    if (ou.split('/').length > maxOuLevels) {
      report(line, `${quoted(ou)} has more than ${maxOuLevels} levels; write the path of an OU.`);
    }
  }
}

/** Why a team cannot be named for those days; null if it can. */
export function teamProblem(team: string, days: DateRange, teams: readonly Team[]): string | null {
  const rows = teams.filter((one) => one.team === team);
  if (rows.length === 0) return unknownTeam(team, teams);
  const ranges = rows.map(({ valid }) => valid);
  if (isCovered(days, ranges)) return null;
  return (
    `team ${quoted(team)} is named for ${rangeText(days)}, but teams.csv has it only for ` +
    `${ranges.map(rangeText).join(' and ')}; limit the dates or name another team.`
  );
}

export function unknownTeam(team: string, teams: readonly Team[]): string {
  const names = [...new Set(teams.map((one) => one.team))];
  return `team ${quoted(team)} is not in teams.csv${advice(team, names)}`;
}
