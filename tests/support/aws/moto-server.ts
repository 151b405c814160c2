/**
 * Runs moto_server, the AWS wire emulator, as a child process on a free port of 127.0.0.1. If it is not
 * installed, the suites that need it report that and are skipped.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The account of all resources in moto. */
export const motoAccountId = '123456789012';

const readyWithinMilliseconds = 60_000;

export interface MotoServer {
  readonly url: string;
  /** Deletes everything in every service. */
  reset(): Promise<void>;
  /** The content of moto, service → model → instances. */
  data(): Promise<Readonly<Record<string, unknown>>>;
  stop(): Promise<void>;
}

/** Where moto_server is: DIGEST_TEST_MOTO_SERVER, what install-moto.sh installed, or the PATH. */
export function findMotoServer(): string | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    process.env['DIGEST_TEST_MOTO_SERVER'],
    join(cache, 'moto', 'bin', 'moto_server'),
    ...folders.map((folder) => join(folder, 'moto_server')),
  ].find((path) => path !== undefined && existsSync(path));
}

/** Throws an Error with the end of the process's log if it does not start. */
export async function startMotoServer(): Promise<MotoServer> {
  const program = findMotoServer();
  if (program === undefined) {
    throw new Error('moto_server was not found: run tests/support/aws/install-moto.sh.');
  }
  const port = await freePort();
  const [file, args] = commandOf(program, port);
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = `http://127.0.0.1:${port}`;
  const lastWords = tailOf(child);
  const endWithParent = () => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  await untilReady(url, child, lastWords);
  return {
    url,
    reset: async () => void (await expectOk(fetch(`${url}/moto-api/reset`, { method: 'POST' }))),
    data: async () =>
      (await (await expectOk(fetch(`${url}/moto-api/data.json`))).json()) as Record<
        string,
        unknown
      >,
    stop: async () => {
      process.off('exit', endWithParent);
      await stopChild(child);
    },
  };
}

/** Our faster server on the Python that install-moto.sh made, else moto's own. */
function commandOf(program: string, port: number): [string, string[]] {
  const python = join(dirname(program), 'python');
  if (!existsSync(python)) return [program, ['-H', '127.0.0.1', '-p', String(port)]];
  return [python, [fileURLToPath(new URL('moto/serve.py', import.meta.url)), String(port)]];
}

async function untilReady(url: string, child: ChildProcess, lastWords: () => string) {
  const deadline = Date.now() + readyWithinMilliseconds;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`moto_server ended at once: ${lastWords()}`);
    const ready = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`moto_server did not answer within a minute: ${lastWords()}`);
}

/** Its log of requests would fill a pipe that nobody reads; the end of the log explains a failure. */
function tailOf(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-2000);
  });
  return () => tail;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function expectOk(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!response.ok) throw new Error(`moto_server answered ${response.status} to ${response.url}`);
  return response;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
