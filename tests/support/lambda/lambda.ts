/**
 * The real bundles in plain Node processes of the runtime that they are deployed to, with a heap limit like
 * Lambda's memory.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunction } from '../../../build/functions/bundle-functions.ts';
import { runtimeNode } from '../node/find-node.ts';

const invoker = fileURLToPath(new URL('invoke.mjs', import.meta.url));
const dist = join(tmpdir(), `finops-digest-bundles-${process.pid}`);
const bundles = new Map<string, Promise<unknown>>();

export interface Invocation {
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly name: string; readonly message: string };
  readonly loadMilliseconds: number;
  readonly peakBytes: number;
  /** Version of the process, such as 'v22.23.3'. */
  readonly nodeVersion: string;
  /** Logs and metrics: every line but the last. */
  readonly output: string;
  /** Node's own output, such as its warnings: on Lambda it is in the log too. */
  readonly errorOutput: string;
}

type Ended = Pick<Invocation, 'output' | 'errorOutput'>;

export interface Request {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
  readonly requestId?: string;
}

let runtime: string | undefined;

/** Old space of a function with 512 MB: Node itself needs the remaining memory. */
const heapMegabytes = 400;

/** Bundles the function once, then invokes it with only `environment`. */
export function invoke(
  name: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
  requestId: string = randomUUID(),
): Promise<Invocation> {
  runtime ??= runtimeNode();
  return invokeOn(runtime, { name, environment, event, requestId });
}

/** The same with the Node at `node`. */
export async function invokeOn(node: string, request: Request): Promise<Invocation> {
  const { name, environment, event, requestId = randomUUID() } = request;
  bundles.set(name, bundles.get(name) ?? bundleFunction(name, dist));
  await bundles.get(name);
  const args = [`--max-old-space-size=${heapMegabytes}`, invoker, join(dist, name, 'handler.mjs')];
  const env = { ...environment, PATH: process.env['PATH'] ?? '' };
  const ended = await run(node, [...args, JSON.stringify(event), requestId], env);
  const lines = ended.output.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const answer = JSON.parse(last) as Omit<Invocation, keyof Ended>;
  return { ...answer, output: lines.join('\n'), errorOutput: ended.errorOutput };
}

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, maxBuffer: 64 << 20 }, (error, output, errorOutput) => {
      if (error === null) resolve({ output, errorOutput });
      else
        reject(new Error(`the process died: ${error.message}\n${errorOutput}`, { cause: error }));
    });
  });
}
