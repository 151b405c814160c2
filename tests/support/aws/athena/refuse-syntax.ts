/**
 * Errors that Athena reports before a query starts: text that its grammar cannot parse. Unknown names and
 * types fail later, in the query. Observed at StartQueryExecution, for example in
 * https://github.com/guardian/athena-cli/issues/39
 */
import { syntaxProblems } from '../../grammar/syntax-problems.ts';
import { statementKind } from './query-runner.ts';
import { invalid } from './workgroup.ts';

/** Throws InvalidRequestException with line and column. Hive's DDL is checked when it runs. */
export function rejectSyntax(sql: string): void {
  if (statementKind(sql) !== 'DML') return;
  const [problem] = syntaxProblems(sql);
  if (problem === undefined) return;
  if (problem.kind === 'several') throw invalid(`Only one sql statement is allowed. Got: ${sql}`);
  throw invalid(`line ${problem.line}:${problem.column}: mismatched input '${problem.near}'.`);
}
