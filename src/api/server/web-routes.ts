/**
 * Serves the pages of the dashboard. A path without a file is a view of the dashboard, so it gets the first page; the
 * name of an absent file is 404.
 */
import type { Context } from 'hono';
import { methodNotAllowed, problemAnswer } from '../http/problem-answer.ts';
import { ApiProblem } from '../problems/problem.ts';
import { unbuiltPage } from './unbuilt-page.ts';
import type { WebFile, WebFiles } from './web-files.ts';

/** Scripts, styles and requests of this server alone; no style or script inside a page. */
export const webPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `files`: undefined while the pages are not built. */
export function webAnswer(files: WebFiles | undefined, context: Context): Response {
  const { path, method } = context.req;
  if (method !== 'GET' && method !== 'HEAD') {
    return methodNotAllowed('Pages are read with GET.');
  }
  const found = files?.get(path) ?? (isView(path) ? files?.get('/index.html') : undefined);
  if (found !== undefined) return fileAnswer(found, path, context.req.header('if-none-match'));
  if (files === undefined && path === '/') return unbuiltPage();
  return problemAnswer(new ApiProblem('not-found', 'There is no such page.'));
}

/** '/', '/teams/retail' or '/teams/a.b', but not '/assets/app.js'. */
function isView(path: string): boolean {
  return !/^\/assets\/|\.(js|mjs|css|map|json|svg|png|ico|woff2|txt|html)$/i.test(path);
}

function fileAnswer({ body, type, etag }: WebFile, path: string, known?: string): Response {
  // Names below assets/ contain a hash of the content.
  const isForever = path.startsWith('/assets/');
  const headers = {
    etag,
    'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': webPolicy,
  };
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}
