/**
 * Describes a failed call to an AWS service so that an operator can act: the step, the service's own
 * reason, and what to do. Messages never contain values of a bill.
 */

/** The kinds of failure of an SDK error that need different advice. */
export type FailureKind =
  | 'throttled'
  | 'credentials'
  | 'denied'
  | 'unreachable'
  | 'timed-out'
  | 'cut-off'
  | 'server'
  | 'malformed'
  | 'refused'
  | 'unknown';

/**
 * The fields of SDK errors, all of them optional: network errors and parse errors pass through here as
 * well.
 */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly attempts?: number;
  };
  readonly $response?: { readonly statusCode?: number };
  readonly $retryable?: { readonly throttling?: boolean };
}

const namesOf: readonly (readonly [FailureKind, RegExp])[] = [
  ['throttled', /Throttl|TooManyRequests|LimitExceeded|SlowDown|RequestLimit/],
  [
    'credentials',
    /Expired|TokenRefresh|CredentialsProvider|UnrecognizedClient|InvalidClientToken|InvalidAccessKey|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken/,
  ],
  ['denied', /AccessDenied|Forbidden|NotAuthorized/],
];

const codesOf: readonly (readonly [FailureKind, readonly string[]])[] = [
  ['unreachable', ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']],
  ['timed-out', ['ETIMEDOUT']],
  ['cut-off', ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']],
];

/** The HTTP status of the service's answer; undefined when no answer came. */
export function statusOf(error: unknown): number | undefined {
  const { $metadata, $response } = (error ?? {}) as SdkError;
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

/**
 * Distinguishes the kinds. Any other answer of the service is 'refused'; without an answer it is 'unknown'.
 */
export function failureKindOf(error: unknown): FailureKind {
  const { name = '', code = '', message = '', $retryable } = (error ?? {}) as SdkError;
  const status = statusOf(error);
  const named = namesOf.find(([, pattern]) => pattern.test(name))?.[0];
  if (named !== undefined) return named;
  if ($retryable?.throttling === true || status === 429) return 'throttled';
  const coded = codesOf.find(([, codes]) => codes.includes(code))?.[0];
  if (coded !== undefined) return coded;
  // A connection that could not be opened: the SDK gives this error the same name as a late answer.
  if (/did not establish a connection/.test(message)) return 'unreachable';
  if (name === 'TimeoutError') return 'timed-out';
  if (/Connection lost or stream closed|^aborted$/.test(message)) return 'cut-off';
  if (status === 403) return 'denied';
  if (status !== undefined && status >= 500) return 'server';
  if (error instanceof SyntaxError || /Deserialization error/.test(message)) return 'malformed';
  if (status === undefined) return 'unknown';
  return status < 300 ? 'malformed' : 'refused';
}

const advice: Readonly<Record<FailureKind, string>> = {
  throttled: 'AWS limits the rate of these calls; run again in a few minutes.',
  credentials: 'The credentials are expired or wrong; run again with fresh ones.',
  denied: "Allow the action in the role's policy, or the key's if the data is encrypted.",
  unreachable: 'Nothing answers there; check region, endpoint, DNS and the VPC’s routes.',
  'timed-out': 'AWS did not answer in time; run again, and see the AWS health dashboard.',
  'cut-off': 'The connection broke; run again.',
  server: 'AWS had an internal error; run again, and see the AWS health dashboard.',
  malformed: 'The answer was not what the service sends; check for a proxy or a wrong endpoint.',
  refused: 'Correct what the message names and run again.',
  unknown: 'Correct what the message names and run again.',
};

export interface FailedStep {
  /** The failed step, as the start of a sentence: 'Athena could not start ou_breakdown'. */
  readonly step: string;
  readonly error: unknown;
  /** What to do, if it is known better than from the kind of failure. */
  readonly advice?: string | undefined;
}

/** Makes an Error '<step>: <reason>. <what to do>' with the SDK's error as its cause. */
export function awsError({ step, error, advice: better }: FailedStep): Error {
  const text = `${step}: ${reasonOf(error)}. ${better ?? advice[failureKindOf(error)]}`;
  return new Error(text, { cause: error });
}

/**
 * The service's error code and message, with request id and number of attempts for AWS support. A parser's
 * message is omitted, because it quotes the answer.
 */
export function reasonOf(error: unknown): string {
  const { name = 'Error', message = '', $metadata } = (error ?? {}) as SdkError;
  const status = statusOf(error);
  const said = [name, message].filter((part) => part !== '' && !/^Unknown(Error)?$/.test(part));
  const reason =
    failureKindOf(error) === 'malformed'
      ? `an unreadable answer${status === undefined ? '' : ` (HTTP ${status})`}`
      : said.join(': ').replace(/\s+/g, ' ').replace(/\.$/, '') || `HTTP ${status ?? '?'}`;
  const notes = [
    $metadata?.requestId === undefined ? '' : `request ${$metadata.requestId}`,
    ($metadata?.attempts ?? 1) > 1 ? `${$metadata?.attempts} attempts` : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? reason : `${reason} (${notes.join(', ')})`;
}
