/** Runs a command as a separate process and measures it completely: wall time and peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Peak resident set size in bytes, from Linux's VmHWM. */
  readonly peakBytes: number;
  readonly stdout: string;
}

const sampleMilliseconds = 20;

/** Throws an Error with the process's output if it does not exit with 0. */
export async function measureProcess(command: string, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  let peakBytes = 0;
  const sampler = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid));
  }, sampleMilliseconds);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(sampler);
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} exited with ${code}\n${output.stderr}`);
  return { seconds: (performance.now() - started) / 1000, peakBytes, stdout: output.stdout };
}

/** VmHWM never decreases, so the last sample before the exit is the peak. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
