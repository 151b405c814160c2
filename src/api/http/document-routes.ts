/** `/openapi.json` and `/docs`: what the API can be asked. Both are public, because they contain no data. */
import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { docsPage, docsPolicy } from '../document/docs-page.ts';
import { openApiDocument, openApiText } from '../document/openapi.ts';
import type { OpenApiDocument } from '../document/openapi-types.ts';
import { documentPaths } from './document-paths.ts';
import { methodNotAllowed } from './problem-answer.ts';

export function addDocumentRoutes(app: Hono): void {
  const [documentPath, pagePath] = documentPaths;
  app.get(documentPath, (context) =>
    publicText(texts().document, context.req.header('if-none-match'), 'application/json'),
  );
  app.get(pagePath, async (context) => {
    const page = await texts().page;
    const answer = publicText(
      page,
      context.req.header('if-none-match'),
      'text/html; charset=utf-8',
    );
    answer.headers.set('content-security-policy', docsPolicy);
    return answer;
  });
  for (const path of documentPaths) {
    app.all(path, () => methodNotAllowed(`${path} is read with GET.`));
  }
}

let made: { readonly document: string; readonly page: Promise<string> } | undefined;

/** Made once for all apps of the process, because Lambda has an app for each request; at the first request for them. */
function texts() {
  made ??= textsOf(openApiDocument());
  return made;
}

function textsOf(document: OpenApiDocument) {
  return { document: openApiText(document), page: docsPage(document) };
}

function publicText(text: string, known: string | undefined, type: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const headers = { 'cache-control': 'no-cache', etag };
  if (known === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': type } });
}
