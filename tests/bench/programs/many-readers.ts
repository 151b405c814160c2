/**
 * Many readers at once, in a process of their own: each asks, reads the answer to its end, and asks again without a
 * pause. The load is a JSON file, named by the only argument; the result is printed as JSON.
 */
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { Load, LoadResult } from '../served-api/load.ts';

const load = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Load;
const agent = new Agent({ keepAlive: true, maxSockets: load.readers });
const milliseconds: number[] = [];
const statuses: Record<string, number> = {};
let bytes = 0;
let next = 0;

/** Undefined when nothing is left to ask. */
function nextRequest(): Load['requests'][number] | undefined {
  const at = next++;
  return load.isRepeated ? load.requests[at % load.requests.length] : load.requests[at];
}

function ask({ path, headers }: Load['requests'][number]): Promise<string> {
  return new Promise((resolve) => {
    const asked = get(`${load.address}${path}`, { agent, headers }, (answer) => {
      answer.on('data', (part: Uint8Array) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(String(answer.statusCode)));
      answer.on('error', () => resolve('cut'));
    });
    asked.on('error', () => resolve('no answer'));
  });
}

async function reader(until: number): Promise<void> {
  while (performance.now() < until) {
    const request = nextRequest();
    if (request === undefined) return;
    const start = performance.now();
    const status = await ask(request);
    milliseconds.push(performance.now() - start);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

const started = performance.now();
const until = started + load.seconds * 1000;
await Promise.all(Array.from({ length: load.readers }, () => reader(until)));
const seconds = (performance.now() - started) / 1000;
agent.destroy();
milliseconds.sort((a, b) => a - b);
const percentile = (share: number) =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))] ?? 0;
const result: LoadResult = {
  answers: milliseconds.length,
  seconds,
  bytes,
  statuses,
  p50: percentile(0.5),
  p95: percentile(0.95),
  max: milliseconds.at(-1) ?? 0,
};
process.stdout.write(JSON.stringify(result));
