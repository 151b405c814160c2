/** Node's HTTP server for an app: bounded requests, and a stop that lets open requests finish. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { InputError } from '../../domain/input/input-error.ts';

export interface Listening {
  /** 'http://127.0.0.1:8787'. */
  readonly address: string;
  /** Accepts nothing more, waits for open requests, and cuts those that are still open after `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>;
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
} as const;
const maxConnections = 1_000;
const idleCheckMs = 20;

/** `port` 0: any free one. Throws an InputError if the address cannot be used. */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const restoreGlobals = globalsNow();
  const server = createAdaptorServer({
    fetch: (request) => app.fetch(request),
    // Node's own Response copies each body through a stream, which is half of what a kept answer costs.
    overrideGlobalObjects: true,
    serverOptions: limits,
  }) as Server;
  server.maxConnections = maxConnections;
  await opened(server, host, port).catch((error: unknown) => {
    restoreGlobals();
    throw error;
  });
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return {
    address: `http://${name}:${bound.port}`,
    stop: async (graceMs) => {
      await stopped(server, graceMs);
      restoreGlobals();
    },
  };
}

/** The library replaces these of the process. */
function globalsNow(): () => void {
  const descriptors = ['Request', 'Response'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name) ?? {}] as const,
  );
  return () => {
    for (const [name, own] of descriptors) Object.defineProperty(globalThis, name, own);
  };
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explained(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${host} is in use; stop the other program, or choose a port with --port.`,
    EACCES: `Port ${port} needs more rights than you have; choose one from 1024 on with --port.`,
    EADDRNOTAVAIL: `--host ${host} is not an address of this computer.`,
    ENOTFOUND: `--host ${host} is not known.`,
  };
  const reason = reasons[cause.code ?? ''];
  return reason === undefined ? cause : new InputError(reason, { cause });
}

/** A connection that is kept alive without a request is not waited for. */
function stopped(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
