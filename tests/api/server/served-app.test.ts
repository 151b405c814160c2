/** The local server's guard and pages, without a socket: who may ask, what a page may do, which file is served. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/api/server/request-guard.ts';
import { servedApp } from '../../../src/api/server/served-app.ts';
import { readWebFiles } from '../../../src/api/server/web-files.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const token = 'a-token-of-some-length';
const api = new Hono()
  .get('/v1/status', (context) => context.json({ asked: true }))
  .put('/v1/rules', (context) => context.json({ changed: true }));

function built() {
  const folder = tempFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Costs</title>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {};');
  return readWebFiles(folder);
}

function app(given: Partial<Parameters<typeof servedApp>[0]> = {}) {
  return servedApp({ api, web: built(), token: undefined, onError: () => {}, ...given });
}

async function ask(
  path: string,
  { headers = {}, method = 'GET', ...given }: Parameters<typeof app>[0] & RequestInit = {},
) {
  const url = `http://localhost:8787${path}`;
  return app(given).request(url, { method, headers: { host: 'localhost:8787', ...headers } });
}

describe('without a token', () => {
  it.each(['localhost:8787', '127.0.0.1:8787', '127.1.2.3', '[::1]:9000', 'LOCALHOST'])(
    'the name %s is this computer',
    async (host) => {
      expect((await ask('/v1/status', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:8787',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'localhost@evil.example',
    '192.168.1.5:8787',
    '',
    '[::2]',
  ])("the name '%s' is not, for data, pages and the document", async (host) => {
    for (const path of ['/v1/status', '/', '/openapi.json']) {
      const answer = await ask(path, { headers: { host } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  it('a page of another site changes nothing', async () => {
    const change = (headers: Record<string, string>) =>
      ask('/v1/rules', { method: 'PUT', headers });
    expect((await change({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await change({ origin: 'http://localhost:3000' })).status).toBe(403);
    expect((await change({ origin: 'null' })).status).toBe(403);
    expect((await change({ origin: 'http://localhost:8787' })).status).toBe(200);
    expect((await change({})).status).toBe(200);
  });
});

describe('compression', () => {
  const large = JSON.stringify({ rows: Array.from({ length: 200 }, (_, at) => `row ${at}`) });
  const answering = (body: string) =>
    new Hono().get('/v1/costs', () => new Response(body, { headers: { etag: '"1"' } }));
  const asked = (body: string, accepted: string) =>
    ask('/v1/costs', { api: answering(body), headers: { 'accept-encoding': accepted } });

  it('is for readers that accept it, of answers that are worth it; the ETag is weak then', async () => {
    const answer = await asked(large, 'br, gzip');
    const names = ['content-encoding', 'vary', 'etag'] as const;
    expect(names.map((name) => answer.headers.get(name))).toEqual([
      'gzip',
      'accept-encoding',
      'W/"1"',
    ]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(large.length / 2);
    expect(gunzipSync(bytes).toString()).toBe(large);
  });

  it.each([
    [large, 'br'],
    [large, 'gzip;q=0'],
    [large, ''],
    ['{}', 'gzip'],
  ])('is not for others', async (body, accepted) => {
    const answer = await asked(body, accepted);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(await answer.text()).toBe(body);
  });
});

describe('with a token', () => {
  it.each([
    {},
    { authorization: 'Bearer ' },
    { authorization: token },
    { authorization: `Bearer ${token}x` },
    { authorization: `Basic ${token}` },
  ])('data is refused to %j', async (headers) => {
    const answer = await ask('/v1/status', { token, headers });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('data is for those who have it, under any name, and pages are for all', async () => {
    const headers = { authorization: `Bearer ${token}`, host: 'costs.example.com' };
    expect((await ask('/v1/status', { token, headers })).status).toBe(200);
    expect((await ask('/', { token, headers: { host: 'costs.example.com' } })).status).toBe(200);
  });
});

describe('pages', () => {
  it('are the first page for every view, and 404 for an absent file', async () => {
    for (const path of ['/', '/teams/retail', '/teams/a.b', '/explore?group_by=team']) {
      const answer = await ask(path);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await answer.text()).toContain('<title>Costs</title>');
    }
    for (const path of ['/assets/app-9.js', '/assets/x', '/robots.txt', '/../package.json'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it('have a type, an ETag, and a policy without inline scripts', async () => {
    const script = await ask('/assets/app-1a2b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const first = await ask('/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(first.headers.get('content-security-policy')).not.toContain('unsafe');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask('/', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('learn how readers log in, and nothing secret', async () => {
    for (const [given, kind] of [
      [{}, 'none'],
      [{ token }, 'token'],
    ] as const) {
      const answer = await ask('/config.json', given);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(await answer.json()).toEqual({ login: { kind } });
    }
  });

  it('say how to build them while they are not built', async () => {
    const first = await ask('/', { web: readWebFiles(tempFolder()) });
    expect(await first.text()).toContain('npm run build:web');
    expect((await ask('/teams', { web: undefined })).status).toBe(404);
  });

  it('take no other method', async () => {
    const answer = await ask('/', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

it('an error is answered with the id that is reported, and nothing else of it', async () => {
  const reported: [unknown, string][] = [];
  const error = new Error('secret');
  const failing = { fetch: () => Promise.reject(error) };
  const onError = (cause: unknown, id: string) => reported.push([cause, id]);
  const answer = await ask('/v1/status', { api: failing, onError });
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(reported).toEqual([[error, expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
  expect(text).toContain(reported[0]?.[1]);
  expect(text).not.toContain('secret');
});

it('every answer is of one type, and is read by no other site', async () => {
  for (const path of ['/v1/status', '/', '/nothing.js']) {
    const { headers } = await ask(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.com', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
