/** Checks that a team, an alias and an owner has one row for each day: a join must find at most one. */
import { quoted, reportTo, type SetProblem } from '../yaml/problem.ts';
import { type DateRange, overlaps, rangeText } from './date-range.ts';
import type { RuleSet } from './rule-set.ts';
import type { SetFiles } from './set-files.ts';

export function checkOverlaps(set: RuleSet, files: SetFiles, problems: SetProblem[]): void {
  const teams = set.teams.map((row) => ({ ...row, key: row.team, name: `team ${row.team}` }));
  const aliases = set.aliases.map((row) => ({
    ...row,
    key: `${row.tag}=${row.value}`,
    name: `the value ${quoted(row.value)} of tag ${row.tag}`,
  }));
  const owners = set.owners.map((row) => ({
    ...row,
    key: `${row.account}=${row.ou}`,
    name: row.account === '' ? `the OU ${quoted(row.ou)}` : `account ${row.account}`,
  }));
  reportOverlaps(teams, files.teams.file, problems);
  reportOverlaps(aliases, files.aliases.file, problems);
  reportOverlaps(owners, files.owners.file, problems);
}

interface DatedRow {
  readonly key: string;
  /** For messages: long keys are shortened. */
  readonly name: string;
  readonly valid: DateRange;
  readonly line: number;
}

function reportOverlaps(rows: readonly DatedRow[], file: string, problems: SetProblem[]): void {
  const report = reportTo(problems, file);
  const earlier = new Map<string, DatedRow[]>();
  for (const row of rows) {
    const others = earlier.get(row.key) ?? [];
    const other = others.find(({ valid }) => overlaps(valid, row.valid));
    if (other !== undefined) {
      report(
        row.line,
        `${row.name} is valid from ${rangeText(row.valid)}, and in line ${other.line} from ` +
          `${rangeText(other.valid)}; the dates must not overlap.`,
      );
    }
    others.push(row);
    earlier.set(row.key, others);
  }
}
