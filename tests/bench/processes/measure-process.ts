/**
 * Runs a command as a separate process and measures it completely: wall time, CPU time and peak memory.
 * Bash's `time` has the CPU time of the process and of all processes that it waited for, from the kernel
 * and until the last moment; Node does not return it of a child.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  /** Wall time. */
  readonly seconds: number;
  /** User and system time of the process and its children. */
  readonly cpuSeconds: number;
  /** Peak resident set size in bytes, from Linux's VmHWM. */
  readonly peakBytes: number;
  readonly stdout: string;
}

const sampleMilliseconds = 20;

/** Descriptor 3 receives the process id and then the times; 4 is the command's standard error. */
const named = `echo $$ >&3; exec "$@" 2>&4 3>&- 4>&-`;
const timed = `TIMEFORMAT='%3R %3U %3S'
{ time sh -c '${named}' sh "$@"; } 4>&2 2>&3`;

/** Throws an Error with the process's output if it does not exit with 0. */
export async function measureProcess(command: string, args: readonly string[]): Promise<Measured> {
  const child = spawn('bash', ['-c', timed, 'bash', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, report] = child.stdio.map(collected);
  let peakBytes = 0;
  const sampler = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(report?.text.split('\n')[0]));
  }, sampleMilliseconds);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => clearInterval(sampler));
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${code}\n${stderr?.text}`);
  }
  const { seconds, cpuSeconds } = timesOf(report?.text ?? '');
  return { seconds, cpuSeconds, peakBytes, stdout: stdout?.text ?? '' };
}

/** The text that a pipe has delivered so far. */
function collected(pipe: object | null | undefined): { text: string } {
  const found = { text: '' };
  const readable = pipe as NodeJS.ReadableStream | null;
  readable?.on('data', (chunk: unknown) => {
    found.text += String(chunk);
  });
  return found;
}

/** '4711\n1.204 1.530 0.120\n': the process id; wall, user and system seconds. */
function timesOf(report: string): Pick<Measured, 'seconds' | 'cpuSeconds'> {
  const line = report.trim().split('\n').at(-1) ?? '';
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN] = line
    .replaceAll(',', '.')
    .split(' ')
    .map(Number);
  return { seconds, cpuSeconds: user + system };
}

/** VmHWM never decreases, so the last sample before the exit is the peak. */
function peakOf(pid: string | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
