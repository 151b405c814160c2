/**
 * What Athena refuses before there is a query: text that its grammar cannot read. Meaning (names,
 * types) fails later, in the query. Seen from StartQueryExecution, for example in
 * https://github.com/guardian/athena-cli/issues/39
 */
import { syntaxFaults } from '../../grammar/syntax-faults.ts';
import { statementKind } from './query-runner.ts';
import { invalid } from './workgroup.ts';

/** Throws InvalidRequestException with line and column. Hive's DDL is judged when it runs. */
export function refuseSyntax(sql: string): void {
  if (statementKind(sql) !== 'DML') return;
  const [fault] = syntaxFaults(sql);
  if (fault === undefined) return;
  if (fault.kind === 'several') throw invalid(`Only one sql statement is allowed. Got: ${sql}`);
  throw invalid(`line ${fault.line}:${fault.column}: mismatched input '${fault.near}'.`);
}
