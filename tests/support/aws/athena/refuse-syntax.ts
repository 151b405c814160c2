/**
 * Errors that Athena reports before a query starts: text that its grammar cannot parse. Unknown names and
 * types fail later, in the query. Observed at StartQueryExecution, for example in
 * https://github.com/guardian/athena-cli/issues/39
 */
import { syntaxProblems } from '../../grammar/syntax-problems.ts';
import { statementKind } from './query-runner.ts';
import { shapeOf } from './sql-tokens.ts';
import { isUnload, readUnloadStatement } from './unload-statement.ts';
import { invalid } from './workgroup.ts';

/** Shapes of accepted queries: parsing one takes up to a second, and each run has the same queries. */
const accepted = new Set<string>();

/** Throws InvalidRequestException with line and column. Hive's DDL is checked when it runs. */
export function rejectSyntax(sql: string): void {
  if (statementKind(sql) !== 'DML') return;
  const shape = shapeOfQuery(sql);
  if (shape !== undefined && accepted.has(shape)) return;
  const [problem] = syntaxProblems(sql);
  if (problem === undefined) return void (shape !== undefined && accepted.add(shape));
  if (problem.kind === 'several') throw invalid(`Only one sql statement is allowed. Got: ${sql}`);
  throw invalid(`line ${problem.line}:${problem.column}: mismatched input '${problem.near}'.`);
}

/** Of an UNLOAD its SELECT, once the rest was read; undefined if that is not valid. */
function shapeOfQuery(sql: string): string | undefined {
  if (!isUnload(sql)) return shapeOf(sql);
  try {
    return shapeOf(readUnloadStatement(sql).select);
  } catch {
    return undefined;
  }
}
