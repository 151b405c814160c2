/**
 * What the API answers when it cannot answer: problem details, which say what was wrong, where, and what to do.
 * https://www.rfc-editor.org/rfc/rfc9457
 */

export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 409
  | 412
  | 413
  | 428
  | 429
  | 500
  | 503;

/** The kinds of problems, each with its title. */
export const problemTitles = {
  'bad-request': 'The request is not valid',
  unauthorized: 'Nobody is logged in',
  forbidden: 'This reader may not do that',
  'not-found': 'There is nothing at this address',
  'method-not-allowed': 'This address does not answer that method',
  'not-acceptable': 'The answer has no such form',
  'cannot-start': 'The job cannot be started',
  'archive-changed': 'The archive changed while its pages were read',
  'nothing-archived': 'Nothing is archived yet',
  'precondition-failed': 'Somebody else changed it in the meantime',
  'precondition-required': 'The version that is changed is missing',
  'too-large': 'The request is too large',
  'too-many-requests': 'Too many questions at once',
  'too-slow': 'The answer takes too long',
  unexpected: 'The API failed',
  unavailable: 'The archive cannot be read now',
} as const;

export type ProblemKind = keyof typeof problemTitles;

const statuses: Readonly<Record<ProblemKind, ProblemStatus>> = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'cannot-start': 409,
  'archive-changed': 409,
  'nothing-archived': 404,
  'precondition-failed': 412,
  'precondition-required': 428,
  'too-large': 413,
  'too-many-requests': 429,
  'too-slow': 503,
  unexpected: 500,
  unavailable: 503,
};

/** One thing that is wrong: `pointer` names a query parameter, or a place in the body as a JSON Pointer. */
export interface ProblemError {
  readonly detail: string;
  readonly pointer: string;
}

/** Thrown by an operation, and answered as problem details. `detail` names no secret and no path. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly errors: readonly ProblemError[];

  constructor(kind: ProblemKind, detail: string, errors: readonly ProblemError[] = []) {
    super(detail);
    this.kind = kind;
    this.errors = errors;
  }

  get status(): ProblemStatus {
    return statuses[this.kind];
  }
}

/** The body of the answer, of type `application/problem+json`. */
export function problemBody({ kind, message, errors, status }: ApiProblem) {
  const base = {
    type: `urn:finops-digest:problem:${kind}`,
    title: problemTitles[kind],
    status,
    detail: message,
  };
  return errors.length === 0 ? base : { ...base, errors };
}
