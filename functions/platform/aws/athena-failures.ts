/** What a statement that Athena ended without a result says: Athena's own reason, and what to do. */
import type { QueryExecution } from '@aws-sdk/client-athena';

/** The Error of a statement that ended FAILED or CANCELLED. */
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
      : adviceFor(reason, AthenaError?.Retryable ?? false);
  return new Error(
    `${name} ${State === 'CANCELLED' ? 'was cancelled' : 'failed'} on Athena (query ${queryId}): ` +
      `${reason.replace(/\s+/g, ' ').replace(/\.$/, '')}. ${todo}`,
    { cause: Status },
  );
}

/** The reasons an operator meets, by what Athena and its engine call them. */
function adviceFor(reason: string, isRetryable: boolean): string {
  if (/AccessDenied|Access Denied|not authorized|Insufficient permissions/i.test(reason)) {
    return "Allow the action in the role's policy, in Lake Formation, or the key's policy.";
  }
  if (/TABLE_NOT_FOUND|SCHEMA_NOT_FOUND|COLUMN_NOT_FOUND/.test(reason)) {
    return 'Compare DIGEST_ATHENA_DATABASE, the table settings and DIGEST_BILL_SOURCE with Glue.';
  }
  if (/HIVE_BAD_DATA|HIVE_CURSOR_ERROR|HIVE_CANNOT_OPEN_SPLIT|HIVE_FILESYSTEM/.test(reason)) {
    return 'A file of the bill or archive cannot be read, or was replaced meanwhile; run again.';
  }
  if (isRetryable || /exhausted resources|INTERNAL_ERROR|throttl|SlowDown/i.test(reason)) {
    return 'Athena calls it passing; run again.';
  }
  return 'Look the query id up in the Athena console.';
}
