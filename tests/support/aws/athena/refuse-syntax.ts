/**
 * What Athena refuses before there is a query: text that its grammar cannot read. Meaning (names,
 * types) fails later, in the query. Seen from StartQueryExecution, for example in
 * https://github.com/guardian/athena-cli/issues/39
 */
import { syntaxProblems } from '../../grammar/syntax-faults.ts';
import { statementKind } from './query-runner.ts';
import { invalid } from './workgroup.ts';

/** Throws InvalidRequestException with line and column. Hive's DDL is judged when it runs. */
export function refuseSyntax(sql: string): void {
  if (statementKind(sql) !== 'DML') return;
  const [problem] = syntaxProblems(sql);
  if (problem === undefined) return;
  if (problem.kind === 'several') throw invalid(`Only one sql statement is allowed. Got: ${sql}`);
  throw invalid(`line ${problem.line}:${problem.column}: mismatched input '${problem.near}'.`);
}
