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
  readonly details: readonly string[];

  constructor({ title, status, detail, errors = [] }: ProblemBody) {
    super(detail);
    this.status = status;
    this.title = title;
    this.details = errors.map(({ pointer, detail: what }) => `${pointer}: ${what}`);
  }
}

type Form = 'application/json' | 'text/csv';

export async function askJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const answer = await ask(path, 'application/json', signal);
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
  const headers = { accept, ...authorization() };
  const answer = await whenMade(
    () =>
      fetch(path, { headers, signal: signal ?? null }).catch((error: unknown) => {
        if (signal?.aborted === true) throw error;
        throw noAnswer();
      }),
    signal,
  );
  if (answer.status === 202) throw notMade();
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
