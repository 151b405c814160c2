/**
 * Makes the error of a statement that Athena ended without a result: Athena's own reason, and what to do.
 */
import type { QueryExecution } from '@aws-sdk/client-athena';
import { adviceOn } from './athena-advice.ts';

/** Returns the Error of a statement that ended as FAILED or CANCELLED. */
export function athenaFailure(
  name: string,
  queryId: string,
  { Status, WorkGroup }: QueryExecution,
): Error {
  const { State, StateChangeReason, AthenaError } = Status ?? {};
  const reason = StateChangeReason ?? AthenaError?.ErrorMessage ?? 'no reason given';
  const todo =
    State === 'CANCELLED'
      ? `Someone stopped it, or it met the data limit of workgroup ${WorkGroup ?? ''}; run again.`
      : adviceOn(reason, AthenaError?.Retryable ?? false);
  return new Error(
    `${name} ${State === 'CANCELLED' ? 'was cancelled' : 'failed'} on Athena (query ${queryId}): ` +
      `${reason.replace(/\s+/g, ' ').replace(/\.$/, '')}. ${todo}`,
    { cause: Status },
  );
}
