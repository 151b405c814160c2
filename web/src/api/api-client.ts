/** Asks the API, and gives its problems as errors that say what was wrong and what to do. */

import { authorization, tokenWasRefused } from './access-token.ts';
import { whenMade } from './long-answers.ts';
import { nextPath, storedNextPath } from './next-page.ts';

export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Thrown when the API answers a problem, or does not answer: `status` is then 0. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly title: string;
  readonly errors: NonNullable<ProblemBody['errors']>;

  constructor({ title, status, detail, errors = [] }: ProblemBody) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = errors;
  }
}

type Form = 'application/json' | 'text/csv';

export async function askJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const answer = await ask(path, 'application/json', signal);
  return (await answer.json()) as Answer;
}

export interface Change {
  readonly method: 'PUT' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Changes something, or starts a job: its problems are thrown in the same way. */
export async function sendChange<Answer>(path: string, change: Change): Promise<Answer> {
  const form = 'application/json';
  const answer = await checked(await send(path, form, change), form);
  return (await answer.json()) as Answer;
}

export interface CsvPage {
  readonly text: string;
  /** Undefined on the last page. */
  readonly nextPath: string | undefined;
}

export async function askCsv(path: string): Promise<CsvPage> {
  const answer = await ask(path, 'text/csv');
  // A large answer comes from a link, whose headers are those of the stored object.
  const next = answer.redirected
    ? storedNextPath(path, answer.headers.get('x-amz-meta-next-cursor'))
    : nextPath(answer.headers.get('link'));
  return { text: await answer.text(), nextPath: next };
}

async function ask(path: string, accept: Form, signal?: AbortSignal): Promise<Response> {
  const answer = await whenMade(() => send(path, accept, { signal: signal ?? null }), signal);
  if (answer.status === 202) throw notMade();
  return checked(answer, accept);
}

async function send(path: string, accept: Form, request: RequestInit): Promise<Response> {
  const headers = { accept, ...request.headers, ...authorization() };
  return fetch(path, { ...request, headers }).catch((error: unknown) => {
    if (request.signal?.aborted === true) throw error;
    throw noAnswer();
  });
}

async function checked(answer: Response, accept: Form): Promise<Response> {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok && type.startsWith(accept)) return answer;
  if (answer.status === 401) tokenWasRefused();
  throw new ApiError(await problemOf(answer, type));
}

function noAnswer(): ApiError {
  return new ApiError({
    title: 'The API does not answer',
    status: 0,
    detail: 'Check that it runs and that the network is there, then try again.',
  });
}

function notMade(): ApiError {
  return new ApiError({
    title: 'The answer takes too long',
    status: 202,
    detail: 'Choose fewer days or groups, or try again later.',
  });
}

async function problemOf(answer: Response, type: string): Promise<ProblemBody> {
  if (type.startsWith('application/problem+json')) return (await answer.json()) as ProblemBody;
  return {
    title: 'The API did not answer as expected',
    status: answer.status,
    detail: `It answered with status ${answer.status}. Try again; if it stays, ask who runs this system.`,
  };
}
