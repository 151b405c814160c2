/** What the local server answers: the API, its document, and the pages of the dashboard, behind one guard. */
import { Hono, type HonoRequest } from 'hono';
import { problemAnswer, problemOf } from '../http/api-app.ts';
import { documentPaths } from '../http/document-routes.ts';
import { ApiProblem } from '../problems/problem.ts';
import { onlyThisComputer, onlyWithToken } from './request-guard.ts';
import type { WebFiles } from './web-files.ts';
import { webAnswer } from './web-routes.ts';

export interface ServedApp {
  readonly api: Pick<Hono, 'fetch'>;
  /** Undefined while the pages are not built. */
  readonly web: WebFiles | undefined;
  /** Undefined: only this computer may ask, without a login. */
  readonly token: string | undefined;
  /** An error that is no ApiProblem: the reader learns only its id. */
  readonly onError: (error: unknown, id: string) => void;
}

const maxBodyBytes = 2 * 1024 * 1024;

export function servedApp({ api, web, token, onError }: ServedApp): Hono {
  const app = new Hono({ strict: true });
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  if (token === undefined) app.use(onlyThisComputer());
  else app.use('/v1/*', onlyWithToken(token));
  app.use(async ({ req }, next) => {
    const problem = bodyProblem(req);
    return problem === undefined ? next() : problemAnswer(problem);
  });
  for (const path of ['/v1/*', ...documentPaths]) app.all(path, ({ req }) => api.fetch(req.raw));
  app.all('*', (context) => webAnswer(web, context));
  app.onError((error) => problemAnswer(problemOf(onError, error)));
  return app;
}

/** Nothing here is shown inside of, or read by, another site. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Node reads no more of a body than its announced length. */
function bodyProblem(request: HonoRequest): ApiProblem | undefined {
  const length = request.header('content-length');
  if (length === undefined && request.header('transfer-encoding') === undefined) return undefined;
  if (length === undefined) return new ApiProblem('bad-request', 'Send a Content-Length.');
  if (Number(length) <= maxBodyBytes) return undefined;
  return new ApiProblem('too-large', `The body has more than ${maxBodyBytes} bytes.`);
}
