/** A process is measured completely: its own CPU time and that of its children, and its output. */
import { describe, expect, it } from 'vitest';
import { measureProcess } from '../bench/processes/measure-process.ts';

const busy = (milliseconds: number) =>
  `for (let used = 0; used < ${milliseconds * 1000}; ) {
    for (let at = 0; at < 1e6; at++);
    const { user, system } = process.cpuUsage();
    used = user + system;
  }`;

describe.skipIf(process.platform !== 'linux')('a measured process', () => {
  it('has the CPU time that it used, which is not its wall time', async () => {
    const idle = await measureProcess(process.execPath, ['-e', 'setTimeout(() => {}, 400)']);
    expect(idle.seconds).toBeGreaterThan(0.4);
    expect(idle.cpuSeconds).toBeLessThan(0.4);
    const { cpuSeconds, peakBytes } = await measureProcess(process.execPath, ['-e', busy(400)]);
    expect(cpuSeconds).toBeGreaterThan(0.4);
    expect(peakBytes).toBeGreaterThan(10_000_000);
  });

  it('includes the children that it waited for', async () => {
    const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(busy(400))}])`;
    const { cpuSeconds } = await measureProcess(process.execPath, ['-e', child]);
    expect(cpuSeconds).toBeGreaterThan(0.4);
  });

  it('returns only what it printed on standard output', async () => {
    const script = 'console.log("result"); console.error("progress")';
    const { stdout } = await measureProcess(process.execPath, ['-e', script]);
    expect(stdout).toBe('result\n');
  });

  it('throws its message if it fails', async () => {
    const script = 'console.error("no such bill"); process.exit(3)';
    await expect(measureProcess(process.execPath, ['-e', script])).rejects.toThrow(
      /exited with 3\nno such bill/,
    );
  });
});
