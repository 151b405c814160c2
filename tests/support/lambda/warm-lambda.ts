/** A process of Lambda that stays: a bundle in a plain Node process that is invoked many times, one event at a time. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundleFunction } from '../../../build/functions/bundle-functions.ts';
import { runtimeNode } from '../node/find-node.ts';

const invoker = fileURLToPath(new URL('warm-invoke.mjs', import.meta.url));

export interface WarmAnswer {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

export interface WarmLambda {
  /** Events wait for each other. */
  readonly invoke: (event: unknown, requestId?: string) => Promise<WarmAnswer>;
  /** The lines of its log so far. */
  readonly log: readonly string[];
  readonly stop: () => void;
}

/** Bundles the function into a folder below `folder`. */
export async function bundledHandler(name: string, folder: string): Promise<string> {
  await bundleFunction(name, folder);
  return join(folder, name, 'handler.mjs');
}

/** `handler`: the path of the bundle. */
export function startWarmLambda(
  handler: string,
  environment: Readonly<Record<string, string>>,
): WarmLambda {
  const child = spawn(runtimeNode(), [invoker, handler], {
    env: { ...environment, PATH: process.env['PATH'] ?? '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const waiting: ((answer: WarmAnswer) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('answer ')) waiting.shift()?.(JSON.parse(line.slice('answer '.length)));
    else log.push(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  child.once('exit', (code) => {
    const error = { name: 'Ended', message: `the process ended with ${code}: ${log.join('\n')}` };
    for (const answer of waiting.splice(0)) answer({ error });
  });
  return {
    log,
    invoke: (event, requestId = randomUUID()) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify({ event, requestId })}\n`);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}
