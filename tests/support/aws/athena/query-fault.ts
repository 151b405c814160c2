/** Test instructions to the Athena emulator: how a query ends in place of its own end. */
import type { ChosenEnd } from './query-execution.ts';
import type { UnloadFailure } from './query-runner.ts';

/** How the next query with matching SQL ends. */
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
  /** With `state` FAILED: an UNLOAD fails after it has written this many files, and leaves them. */
  readonly afterFiles?: number;
  /** Called after the query has read its tables and before it ends, to simulate concurrent changes. */
  readonly whenRead?: () => Promise<void>;
}

/** The end of a query that does not run. */
export function chosenEnd(problem: AthenaQueryProblem | undefined): ChosenEnd | undefined {
  if (problem?.state === undefined || problem.afterFiles !== undefined) return undefined;
  return { state: problem.state, reason: problem.reason };
}

/** The failure in the middle of writing. */
export function unloadFailure(problem: AthenaQueryProblem | undefined): UnloadFailure | undefined {
  if (problem?.afterFiles === undefined) return undefined;
  return { afterFiles: problem.afterFiles, reason: problem.reason };
}
