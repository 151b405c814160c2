/** Problems as answers: an error that has no meaning for the reader is reported with an id, and answered with the same. */
import { ApiProblem, problemBody } from '../problems/problem.ts';

/** Called with an error that is no ApiProblem: the reader learns only its id. */
export type OnError = (error: unknown, id: string) => void;

const retrySeconds = 5;

export function problemOf(onError: OnError, error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const id = crypto.randomUUID();
  onError(error, id);
  return new ApiProblem('unexpected', `Ask who runs this system, with the number ${id}.`);
}

export function problemAnswer(problem: ApiProblem): Response {
  const { status } = problem;
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  const again = { 'retry-after': String(retrySeconds) };
  return new Response(JSON.stringify(problemBody(problem)), {
    status,
    headers: status === 429 || status === 503 ? { ...headers, ...again } : headers,
  });
}

/**
 * Names the methods that the address answers; what is read with GET is also answered to HEAD.
 * https://www.rfc-editor.org/rfc/rfc9110#field.allow
 */
export function methodNotAllowed(
  detail: string,
  changes: readonly string[] = [],
  reads: readonly string[] = ['GET', 'HEAD'],
): Response {
  const answer = problemAnswer(new ApiProblem('method-not-allowed', detail));
  answer.headers.set('allow', [...reads, ...changes].join(', '));
  return answer;
}
