/**
 * Runs a Trino server as a child process on a free port of 127.0.0.1, in a temporary folder, and ends it
 * with all its child processes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrinoInstallation } from './find-trino.ts';
import { configureTrino } from './trino-configuration.ts';

const readyWithinMilliseconds = 150_000;

export interface TrinoServer {
  readonly url: string;
  /** From spawning Java to the first query accepted. */
  readonly startSeconds: number;
  stop(): Promise<void>;
}

/** Throws an Error with the end of the server's log if it does not start. */
export async function startTrinoServer(installation: TrinoInstallation): Promise<TrinoServer> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-trino-'));
  const port = await freePort();
  const log = join(folder, 'server.log');
  const output = openSync(log, 'w');
  const args = configureTrino(installation, { folder, port });
  // A separate process group: all its child processes end with it.
  const child = spawn(join(installation.java, 'bin', 'java'), args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const endWithParent = () => killGroup(child);
  process.once('exit', endWithParent);
  const stop = async () => {
    process.off('exit', endWithParent);
    await stopGroup(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child);
  } catch (error) {
    const lastWords = readFileSync(log, 'utf8').slice(-3000);
    await stop();
    throw new Error(`Trino did not start: ${lastWords}`, { cause: error });
  }
  return { url, startSeconds: (performance.now() - started) / 1000, stop };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + readyWithinMilliseconds;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    const info = await fetch(`${url}/v1/info`).then(
      (answer) => answer.json() as Promise<{ starting: boolean }>,
      () => undefined,
    );
    if (info?.starting === false) return;
    await sleep(200);
  }
  throw new Error(`it was not ready after ${readyWithinMilliseconds / 1000} seconds`);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  killGroup(child);
  await ended;
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
