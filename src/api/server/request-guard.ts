/**
 * Who may ask the local server. Without a token only this computer, and no page of another site: a browser sends the
 * name that it looked up, so a name that was bound to this computer for an attack is refused. With a token, whoever has
 * it; the pages themselves contain no data.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { problemAnswer } from '../http/problem-answer.ts';
import { ApiProblem } from '../problems/problem.ts';

/** 'localhost', 127.0.0.0/8 and ::1. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.[0-9]{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** For all requests. */
export function onlyThisComputer(): MiddlewareHandler {
  return async ({ req }, next) => {
    const problem = hostProblem(req.header('host')) ?? originProblem(req);
    return problem === undefined ? next() : problemAnswer(problem);
  };
}

/** For requests of data. */
export function onlyWithToken(token: string): MiddlewareHandler {
  const expected = digestOf(`Bearer ${token}`);
  return async ({ req }, next) => {
    const given = digestOf(req.header('authorization') ?? '');
    if (timingSafeEqual(given, expected)) return next();
    const detail = "Send the token of this server as 'Authorization: Bearer <token>'.";
    const answer = problemAnswer(new ApiProblem('unauthorized', detail));
    answer.headers.set('www-authenticate', 'Bearer');
    return answer;
  };
}

/** The port may differ: a tunnel has its own. */
function hostProblem(host: string | undefined): ApiProblem | undefined {
  const name = /^(\[[^\]]*\]|[^:]*)(:[0-9]+)?$/.exec(host ?? '')?.[1] ?? '';
  if (isLoopback(name)) return undefined;
  return new ApiProblem('forbidden', 'This server answers only as localhost or 127.0.0.1.');
}

/** Browsers name the page that a request comes from, unless it only reads. */
function originProblem(request: HonoRequest): ApiProblem | undefined {
  const { method } = request;
  const origin = request.header('origin');
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return undefined;
  if (origin === `http://${request.header('host')}`) return undefined;
  return new ApiProblem('forbidden', 'Pages of other sites may not change anything here.');
}

/** Of the same length for all texts, as the comparison in constant time needs it. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
