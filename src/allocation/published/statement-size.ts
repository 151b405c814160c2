/** Whether Athena accepts the statement of a set: if not, the set is not valid, and a run would fail. */
import { InputError } from '../../domain/input/input-error.ts';
import { sqlIdentifier, sqlText } from '../../sql/bind.ts';
import type { LookupRelations } from '../compile/allocation-input.ts';
import { allocationStatement } from '../compile/allocation-statement.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { SetProblem } from '../yaml/problem.ts';

/** More than the text around the rules: the lines, the look-ups and the dimensions. */
const otherBytes = 16_000;

const lookup = sqlIdentifier('lookup');
const lookups: LookupRelations = {
  rules: lookup,
  teams: lookup,
  aliases: lookup,
  services: lookup,
  owners: lookup,
};

/** Empty if it does. */
export function statementProblems(set: RuleSet): readonly SetProblem[] {
  const lines = sqlText(' '.repeat(otherBytes));
  try {
    allocationStatement(set, { lines, dimensions: [], measures: [], lookups });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ file: 'rules.yaml', line: null, message: error.message }];
  }
}
