/** A server as a separate process, with the processor time that it took and the memory that it has, from Linux's /proc. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface StartedServer {
  /** 'http://127.0.0.1:49152': the first line that it prints. */
  readonly address: string;
  /** User and system time until now. */
  readonly cpuSeconds: () => number;
  readonly residentBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

/** Runs `node` with the arguments. Throws an Error with its output if it ends before it prints its address. */
export async function startServer(args: readonly string[]): Promise<StartedServer> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: unknown) => {
      text += String(part);
      const [line = '', ...more] = text.split('\n');
      if (more.length > 0) resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${args.join(' ')} ended with ${code}: ${text}`)),
    );
  });
  return {
    address,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    residentBytes: () => residentBytesOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Fields 14 and 15 are user and system time; the name before them may have spaces. */
function cpuSecondsOf(pid: number | undefined): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = Number.NaN, system = Number.NaN] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / ticksPerSecond;
}

function residentBytesOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}
