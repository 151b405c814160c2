/** The real bundles in plain Node processes, with Lambda's memory as the heap's limit. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunction } from '../../../functions/bundling/bundle-functions.ts';

const invoker = fileURLToPath(new URL('invoke.mjs', import.meta.url));
const dist = join(tmpdir(), `finops-digest-bundles-${process.pid}`);
const bundles = new Map<string, Promise<unknown>>();

export interface Invocation {
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly name: string; readonly message: string };
  readonly loadMilliseconds: number;
  readonly peakBytes: number;
  /** Logs and metrics: every line but the last. */
  readonly output: string;
}

/** Old space of a function with 512 MB: Node itself needs the rest. */
const heapMegabytes = 400;

/** Bundles the function once, then invokes it with nothing but `environment`. */
export async function invoke(
  name: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
  requestId: string = randomUUID(),
): Promise<Invocation> {
  bundles.set(name, bundles.get(name) ?? bundleFunction(name, dist));
  await bundles.get(name);
  const args = [`--max-old-space-size=${heapMegabytes}`, invoker, join(dist, name, 'handler.mjs')];
  const env = { ...environment, PATH: process.env['PATH'] ?? '' };
  const stdout = await run(process.execPath, [...args, JSON.stringify(event), requestId], env);
  const lines = stdout.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  return { ...(JSON.parse(last) as Omit<Invocation, 'output'>), output: lines.join('\n') };
}

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`the process died: ${error.message}\n${stderr}`, { cause: error }));
    });
  });
}
