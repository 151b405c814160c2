/** Checks that the teams of owners exist on the days for which they are named. */
import { quoted, type Report } from '../yaml/problem.ts';
import { type KnownNames, teamProblem } from './known-names.ts';
import type { Owner } from './rule-set.ts';

/** A path of AWS Organizations has six names; each level is a join. */
const maxOuLevels = 10;

export function checkOwners(owners: readonly Owner[], known: KnownNames, report: Report): void {
  for (const { team, ou, valid, line } of owners) {
    const problem = teamProblem(team, valid, known);
    if (problem !== null) report(line, problem);
    if (ou.split('/').length > maxOuLevels) {
      report(line, `${quoted(ou)} has more than ${maxOuLevels} levels; write the path of an OU.`);
    }
  }
}
