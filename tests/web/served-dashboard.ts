/** The built dashboard and the API under one address, with the content security policy of the real servers. */
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { serveArchive } from '../api/served-archive.ts';

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface ServedDashboard {
  /** 'http://127.0.0.1:49152'. */
  readonly address: string;
  readonly errors: readonly unknown[];
  /** The JSON of an answer of the API, asked without HTTP. */
  readonly askApi: (path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** `out`: the folder of an archive. */
export async function serveDashboard(out: string): Promise<ServedDashboard> {
  const served = await serveArchive(out);
  const app = new Hono();
  app.all('/v1/*', (context) => {
    const { pathname, search } = new URL(context.req.url);
    const headers = Object.fromEntries(context.req.raw.headers);
    return served.ask(`${pathname}${search}`, { headers, method: context.req.method });
  });
  app.get('*', (context) => file(new URL(context.req.url).pathname));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    errors: served.errors,
    askApi: async (path) => (await served.ask(path)).json(),
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      served.archive.close();
    },
  };
}

/** Any other address is a page: the dashboard itself reads which. */
function file(path: string): Response {
  const found = /^\/[\w./-]+\.\w+$/.test(path) && !path.includes('..') && existsSync(dist + path);
  const name = found ? path : '/index.html';
  return new Response(readFileSync(join(dist, name)), {
    headers: {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    },
  });
}
