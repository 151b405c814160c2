/** What the local server answers: the API, its document, and the pages of the dashboard, behind one guard. */
import { Hono } from 'hono';
import type { LoginConfig } from '../../domain/login/page-config.ts';
import { documentPaths } from '../http/document-paths.ts';
import { problemAnswer, problemOf } from '../http/problem-answer.ts';
import { withSafeHeaders } from '../http/safe-headers.ts';
import { onlyThisComputer, onlyWithToken } from './request-guard.ts';
import type { WebFiles } from './web-files.ts';
import { webAnswer } from './web-routes.ts';
import { withCompression } from './with-compression.ts';

export interface ServedApp {
  readonly api: Pick<Hono, 'fetch'>;
  /** Undefined while the pages are not built. */
  readonly web: WebFiles | undefined;
  /** Undefined: only this computer may ask, without a login. */
  readonly token: string | undefined;
  /** An error that is no ApiProblem: the reader learns only its id. */
  readonly onError: (error: unknown, id: string) => void;
}

export function servedApp({ api, web, token, onError }: ServedApp): Hono {
  const app = new Hono({ strict: true });
  app.use(withCompression());
  app.use(withSafeHeaders());
  if (token === undefined) app.use(onlyThisComputer());
  else app.use('/v1/*', onlyWithToken(token));
  for (const path of ['/v1/*', ...documentPaths]) app.all(path, ({ req }) => api.fetch(req.raw));
  const login: LoginConfig = { kind: token === undefined ? 'none' : 'token' };
  app.all('*', (context) => webAnswer({ files: web, login }, context));
  app.onError((error) => problemAnswer(problemOf(onError, error)));
  return app;
}
