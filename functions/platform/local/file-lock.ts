/**
 * A lock between processes on one machine: a file that only its maker may hold. A lock older than
 * its holder could still need is taken over, so a crash never blocks the next run for long.
 */
import { mkdir, open, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const staleMilliseconds = 10_000;
const patienceMilliseconds = 30_000;

/** Runs `work` while holding the lock. Throws an Error naming the file when it cannot be had. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  await acquire(path);
  try {
    return await work();
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

async function acquire(path: string): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  while (Date.now() < deadline) {
    try {
      await (await open(path, 'wx')).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isStale(path)) await unlink(path).catch(() => undefined);
    else await sleep(20);
  }
  throw new Error(`could not lock ${path}: another run holds it; delete the file if none does`);
}

async function isStale(path: string): Promise<boolean> {
  const age = await stat(path).then(
    (file) => Date.now() - file.mtimeMs,
    () => 0,
  );
  return age > staleMilliseconds;
}
