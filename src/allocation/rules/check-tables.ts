/** Checks rows of the CSVs against each other: overlapping dates, unknown teams, a match used twice. */
import { quoted, reportTo, type SetProblem } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { type DateRange, isCovered, overlaps, rangeText } from './date-range.ts';
import type { RuleSet, ServiceMatch, Team } from './rule-set.ts';
import type { SetFiles } from './set-files.ts';

export function checkTables(set: RuleSet, files: SetFiles, problems: SetProblem[]): void {
  checkOverlaps(set.teams, ({ team }) => `team ${team}`, files.teams.file, problems);
  checkOverlaps(
    set.aliases,
    ({ tag, value }) => `the value ${quoted(value)} of tag ${tag}`,
    files.aliases.file,
    problems,
  );
  checkOverlaps(
    set.owners,
    ({ account, ou }) => (account === '' ? `the OU ${quoted(ou)}` : `account ${account}`),
    files.owners.file,
    problems,
  );
  checkOwners(set, files, problems);
  checkServices(set, files, problems);
  checkJoins(set, files, problems);
}

interface DatedRow {
  readonly valid: DateRange;
  readonly line: number;
}

/** Two rows of one name must not be valid on the same day. */
function checkOverlaps<T extends DatedRow>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  file: string,
  problems: SetProblem[],
): void {
  const report = reportTo(problems, file);
  const earlier = new Map<string, T[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const others = earlier.get(name) ?? [];
    const other = others.find(({ valid }) => overlaps(valid, row.valid));
    if (other !== undefined) {
      report(
        row.line,
        `${name} is valid from ${rangeText(row.valid)}, and in line ${other.line} from ` +
          `${rangeText(other.valid)}; the dates must not overlap.`,
      );
    }
    earlier.set(name, [...others, row]);
  }
}

function checkOwners({ owners, teams }: RuleSet, files: SetFiles, problems: SetProblem[]): void {
  const report = reportTo(problems, files.owners.file);
  for (const { team, valid, line } of owners) {
    const problem = teamProblem(team, valid, teams);
    if (problem !== null) report(line, problem);
  }
}

/** Why a team cannot be named for those days; null if it can. */
export function teamProblem(team: string, days: DateRange, teams: readonly Team[]): string | null {
  const rows = teams.filter((one) => one.team === team);
  if (rows.length === 0) {
    const names = [...new Set(teams.map((one) => one.team))];
    return `team ${quoted(team)} is not in teams.csv${advice(team, names)}`;
  }
  const ranges = rows.map(({ valid }) => valid);
  if (isCovered(days, ranges)) return null;
  return (
    `team ${quoted(team)} is named for ${rangeText(days)}, but teams.csv has it only for ` +
    `${ranges.map(rangeText).join(' and ')}; limit the dates or name another team.`
  );
}

/** A path of AWS Organizations has six names; each level is a join. */
const maxOuLevels = 10;
/** Each length of a start of a resource id is a join. */
const maxPrefixLengths = 24;

function checkJoins({ owners, services }: RuleSet, files: SetFiles, problems: SetProblem[]): void {
  const deep = owners.find(({ ou }) => ou.split('/').length > maxOuLevels);
  if (deep !== undefined) {
    reportTo(problems, files.owners.file)(
      deep.line,
      `${quoted(deep.ou)} has more than ${maxOuLevels} levels; write the path of an OU.`,
    );
  }
  const lengths = new Set(
    services.flatMap(({ matches }) =>
      matches.flatMap((match) => (match.kind === 'resource' ? [match.prefix.length] : [])),
    ),
  );
  if (lengths.size > maxPrefixLengths) {
    reportTo(problems, files.services.file)(
      null,
      `the starts of resource ids have ${lengths.size} different lengths; at most ` +
        `${maxPrefixLengths} are accepted. Cut them to common lengths, or match by tags.`,
    );
  }
}

/** An application may have several rows, but one team; a match leads to one application. */
function checkServices(
  { services, teams }: RuleSet,
  files: SetFiles,
  problems: SetProblem[],
): void {
  const report = reportTo(problems, files.services.file);
  const known = new Map(teams.map((one) => [one.team, one]));
  const teamNames = [...known.keys()];
  const teamsOf = new Map<string, { readonly team: string; readonly line: number }>();
  const matched = new Map<string, { readonly application: string; readonly line: number }>();
  for (const { application, team, matches, line } of services) {
    if (!known.has(team)) {
      report(line, `team ${quoted(team)} is not in teams.csv${advice(team, teamNames)}`);
    }
    const other = teamsOf.get(application);
    if (other !== undefined && other.team !== team) {
      report(
        line,
        `application ${quoted(application)} belongs to team ${other.team} in line ${other.line}; ` +
          'an application has one team.',
      );
    }
    teamsOf.set(application, { team, line });
    for (const match of matches) {
      const text = matchText(match);
      const same = matched.get(text);
      if (same !== undefined && same.application !== application) {
        report(
          line,
          `${quoted(text)} already finds ${quoted(same.application)} in line ${same.line}; ` +
            'a match leads to one application.',
        );
      }
      matched.set(text, { application, line });
    }
  }
}

export function matchText(match: ServiceMatch): string {
  return match.kind === 'tag' ? `tag.${match.tag}=${match.value}` : `resource=${match.prefix}`;
}
