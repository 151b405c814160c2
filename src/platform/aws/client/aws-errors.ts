/**
 * Says what went wrong between us and an AWS service in words an operator can act on: the step, the
 * service's own reason, and what to do. Values of a bill never reach a message.
 */

/** What kind of failure an SDK error is, as far as it decides what to do. */
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

/** What SDK errors carry, all of it optional: network errors and parse errors come through as well. */
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

/** The HTTP status the service answered with; undefined when no answer came. */
export function statusOf(error: unknown): number | undefined {
  const { $metadata, $response } = (error ?? {}) as SdkError;
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

/** Tells the kinds apart. Of the rest, an answer of the service is 'refused', no answer 'unknown'. */
export function failureKindOf(error: unknown): FailureKind {
  const { name = '', code = '', message = '', $retryable } = (error ?? {}) as SdkError;
  const status = statusOf(error);
  const named = namesOf.find(([, pattern]) => pattern.test(name))?.[0];
  if (named !== undefined) return named;
  if ($retryable?.throttling === true || status === 429) return 'throttled';
  const coded = codesOf.find(([, codes]) => codes.includes(code))?.[0];
  if (coded !== undefined) return coded;
  // A connection that could not be made: the SDK names it as it names an answer that is late.
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
  server: 'The fault is on the side of AWS; run again, and see the AWS health dashboard.',
  malformed: 'The answer was not what the service sends; check for a proxy or a wrong endpoint.',
  refused: 'Correct what the message names and run again.',
  unknown: 'Correct what the message names and run again.',
};

export interface FailedStep {
  /** What failed, as the start of a sentence: 'Athena could not start ou_breakdown'. */
  readonly step: string;
  readonly error: unknown;
  /** What to do, where that is known better than from the kind of failure. */
  readonly advice?: string | undefined;
}

/** '<step>: <reason>. <what to do>', the SDK's error its cause. */
export function awsError({ step, error, advice: better }: FailedStep): Error {
  const text = `${step}: ${reasonOf(error)}. ${better ?? advice[failureKindOf(error)]}`;
  return new Error(text, { cause: error });
}

/**
 * The service's error code and message, with request id and attempts for AWS support. What a parser
 * says about an answer is left out: it quotes the answer.
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
