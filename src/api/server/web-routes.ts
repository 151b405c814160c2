/**
 * Serves the pages of the dashboard with their settings. A path without a file is a view of the dashboard, so it gets the first page; the
 * name of an absent file is 404.
 */
import type { Context } from 'hono';
import {
  type LoginConfig,
  type PageConfig,
  pageConfigPath,
} from '../../domain/login/page-config.ts';
import { pagePolicy } from '../../domain/login/page-policy.ts';
import { methodNotAllowed, problemAnswer } from '../http/problem-answer.ts';
import { ApiProblem } from '../problems/problem.ts';
import { cacheControlOf, filePath } from './page-paths.ts';
import { unbuiltPage } from './unbuilt-page.ts';
import type { WebFile, WebFiles } from './web-files.ts';

export interface ServedPages {
  /** Undefined while the pages are not built. */
  readonly files: WebFiles | undefined;
  readonly login: LoginConfig;
}

export function webAnswer({ files, login }: ServedPages, context: Context): Response {
  const { path, method } = context.req;
  if (method !== 'GET' && method !== 'HEAD') {
    return methodNotAllowed('Pages are read with GET.');
  }
  if (path === pageConfigPath) return configAnswer({ login });
  const found = files?.get(path) ?? (filePath.test(path) ? undefined : files?.get('/index.html'));
  if (found !== undefined) {
    const known = context.req.header('if-none-match');
    return fileAnswer(found, { path, known, policy: pagePolicy(login) });
  }
  if (files === undefined && path === '/') return unbuiltPage();
  return problemAnswer(new ApiProblem('not-found', 'There is no such page.'));
}

function configAnswer(config: PageConfig): Response {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(config), { headers });
}

interface AskedFile {
  readonly path: string;
  /** ETags that the browser has. */
  readonly known: string | undefined;
  readonly policy: string;
}

function fileAnswer({ body, type, etag }: WebFile, { path, known, policy }: AskedFile): Response {
  const headers = {
    etag,
    'cache-control': cacheControlOf(path),
    'content-security-policy': policy,
  };
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}
