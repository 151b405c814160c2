/** `/docs` and `/openapi.json` as Lambda answers them: with a new app for each request. */
import { Hono } from 'hono';
import { expect, it, vi } from 'vitest';
import { openApiDocument } from '../../../src/api/document/openapi.ts';
import { addDocumentRoutes } from '../../../src/api/http/document-routes.ts';

// Counted, and otherwise the real one.
vi.mock('../../../src/api/document/openapi.ts', { spy: true });

async function askNewApp(path: string): Promise<string> {
  const app = new Hono();
  addDocumentRoutes(app);
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return answer.text();
}

it('are made once in a process', async () => {
  const [document, page] = [await askNewApp('/openapi.json'), await askNewApp('/docs')];
  expect(JSON.parse(document)).toMatchObject({ openapi: '3.1.1' });
  expect(page).toContain('<h1>API of finops-digest</h1>');
  expect(await askNewApp('/openapi.json')).toBe(document);
  expect(await askNewApp('/docs')).toBe(page);
  expect(openApiDocument).toHaveBeenCalledTimes(1);
});
