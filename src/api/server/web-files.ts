/** The built pages of the dashboard, read once into memory: no request can name another file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface WebFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/** '/assets/app-1a2b.js' → the file. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Undefined if the folder has no index.html: the pages are not built. */
export function readWebFiles(folder: string): WebFiles | undefined {
  const index = statSync(join(folder, 'index.html'), { throwIfNoEntry: false });
  if (index?.isFile() !== true) return undefined;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(pathOf);
  return new Map(
    paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, readWebFile(path)]),
  );
}

function pathOf({ parentPath, name }: { readonly parentPath: string; readonly name: string }) {
  return join(parentPath, name);
}

function readWebFile(path: string): WebFile {
  const body = new Uint8Array(readFileSync(path));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { body, type, etag: `"${hash}"` };
}
