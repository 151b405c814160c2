/** What a test asks the Athena stand-in to make of a query, instead of the query's own end. */
import type { ChosenEnd } from './query-execution.ts';
import type { UnloadFailure } from './query-runner.ts';

/** What becomes of the next query whose SQL matches, instead of its own end. */
export interface AthenaQueryProblem {
  readonly operation: 'StartQueryExecution';
  /** Tested against the SQL. */
  readonly matching?: RegExp;
  readonly times?: number;
  readonly state?: ChosenEnd['state'];
  /** StateChangeReason of a chosen end. */
  readonly reason?: string;
  /** Bytes cut off the end of the result file. */
  readonly truncateResult?: number;
  /** With `state` FAILED: an UNLOAD fails only when it has written so many files, and leaves them. */
  readonly afterFiles?: number;
  /** Done when the query has read its tables and before it ends, as if it had happened meanwhile. */
  readonly whenRead?: () => Promise<void>;
}

/** The end that comes at once. */
export function chosenEnd(problem: AthenaQueryProblem | undefined): ChosenEnd | undefined {
  if (problem?.state === undefined || problem.afterFiles !== undefined) return undefined;
  return { state: problem.state, reason: problem.reason };
}

/** The failure that comes in the middle of writing. */
export function unloadFailure(problem: AthenaQueryProblem | undefined): UnloadFailure | undefined {
  if (problem?.afterFiles === undefined) return undefined;
  return { afterFiles: problem.afterFiles, reason: problem.reason };
}
