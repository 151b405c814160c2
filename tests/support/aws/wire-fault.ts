/**
 * The errors that a test requests from a server, in the format of each AWS protocol. An error affects the
 * next requests of its operation, then is used up.
 */

/** Requests are answered in the error format of their protocol. */
export type WireProtocol = 'json' | 'rest-json' | 's3' | 'query';

/** A failure that every service reports with a different code. */
export type CommonError = 'throttled' | 'server-error' | 'access-denied' | 'expired-credentials';

export interface WireError {
  /** As in AWS's API reference, such as 'InvalidRequestException'. */
  readonly code: string;
  readonly status: number;
  readonly message?: string;
}

export interface WireProblem {
  /** The affected operation, such as 'PutObject' or 'StartQueryExecution'. */
  readonly operation: string;
  /** Affects only requests whose path and body, joined by a blank, match. */
  readonly matching?: RegExp;
  /** Number of affected requests. Default 1. */
  readonly times?: number;
  /** Waits before anything else. */
  readonly delayMilliseconds?: number;
  /** Answers with this error, and nothing takes effect. */
  readonly error?: CommonError | WireError;
  /** Answers 200 with bytes that no client can parse; the request takes effect. */
  readonly malformed?: true;
  /**
   * Cuts the connection: 'request' before it takes effect, 'response' after, 'body' in the middle of
   * the answer's body.
   */
  readonly drop?: 'request' | 'response' | 'body';
}

const codes: Readonly<Record<CommonError, Readonly<Record<WireProtocol, WireError>>>> = {
  throttled: {
    json: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
    'rest-json': { code: 'TooManyRequestsException', status: 429, message: 'Rate exceeded' },
    s3: { code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' },
    query: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
  },
  'server-error': {
    json: { code: 'InternalServerException', status: 500, message: 'Internal failure' },
    'rest-json': { code: 'InternalServiceError', status: 500, message: 'Internal failure' },
    s3: { code: 'InternalError', status: 500, message: 'We encountered an internal error.' },
    query: { code: 'InternalFailure', status: 500, message: 'Internal failure' },
  },
  'access-denied': {
    json: { code: 'AccessDeniedException', status: 400, message: 'User is not authorized' },
    'rest-json': { code: 'AccessDeniedException', status: 403, message: 'User is not authorized' },
    s3: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
    query: { code: 'AccessDenied', status: 403, message: 'User is not authorized' },
  },
  'expired-credentials': {
    json: { code: 'ExpiredTokenException', status: 400, message: 'The security token is expired' },
    'rest-json': {
      code: 'ExpiredTokenException',
      status: 403,
      message: 'The security token is expired',
    },
    s3: { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
    query: { code: 'ExpiredToken', status: 403, message: 'The security token is expired' },
  },
};

/** The error in the protocol's format. */
export function wireError(error: CommonError | WireError, protocol: WireProtocol): WireError {
  return typeof error === 'string' ? codes[error][protocol] : error;
}

/** Errors that wait for their requests, in order. */
export class FaultQueue<F extends Pick<WireProblem, 'operation' | 'matching' | 'times'>> {
  #waiting: { readonly problem: F; left: number }[] = [];

  add(problem: F): void {
    this.#waiting.push({ problem, left: problem.times ?? 1 });
  }

  /** The error for this request, if any; its number of uses decreases by one. */
  take(operation: string, text: string): F | undefined {
    const met = this.#waiting.find(
      ({ problem }) => problem.operation === operation && (problem.matching?.test(text) ?? true),
    );
    if (met === undefined) return undefined;
    met.left -= 1;
    if (met.left <= 0) this.#waiting = this.#waiting.filter((one) => one !== met);
    return met.problem;
  }

  clear(): void {
    this.#waiting = [];
  }
}
