/** Describes a failed call to AWS Organizations: which call, what AWS said, and what to do. */
import { awsError } from '../client/aws-errors.ts';

export interface OrganizationsCall {
  /** The operation's name in the API, such as 'ListAccountsForParent'. */
  readonly operation: string;
  /** The OU or account of the call. */
  readonly of?: string;
}

const permissions = [
  'ListRoots',
  'ListOrganizationalUnitsForParent',
  'ListAccountsForParent',
  'ListAccounts',
].map((action) => `organizations:${action}`);

/** What to do about errors of this service; all others have the advice for their kind of failure. */
const advices: Readonly<Record<string, string>> = {
  AccessDeniedException:
    "Run the function in the organization's management account, or make its account a delegated " +
    `administrator, and allow its role ${permissions.join(', ')}. Without that access, set ` +
    'DIGEST_DIRECTORY_SOURCE=csv.',
  AWSOrganizationsNotInUseException:
    'This account does not belong to an organization; set DIGEST_DIRECTORY_SOURCE=csv.',
  TooManyRequestsException:
    'Still throttled after all attempts: something else calls AWS Organizations a lot. Run later.',
  ParentNotFoundException: 'A unit was removed during the walk; run again.',
};

const consequence = 'No snapshot was published; the earlier one remains.';

/** Returns an Error whose `cause` is what the SDK threw. */
export function organizationsError(call: OrganizationsCall, error: unknown): Error {
  const advice = error instanceof Error ? advices[error.name] : undefined;
  const { message } = awsError({ step: `${titleOf(call)} failed`, error, advice });
  return new Error(`${message} ${consequence}`, { cause: error });
}

/** Returns the Error of an answer that arrived but cannot be correct. */
export function implausibleAnswer(call: OrganizationsCall, what: string): Error {
  return new Error(
    `${titleOf(call)} ${what}. Run again; if it persists, ask AWS support. ${consequence}`,
  );
}

function titleOf({ operation, of }: OrganizationsCall): string {
  return `AWS Organizations ${operation}${of === undefined ? '' : ` of ${of}`}`;
}
