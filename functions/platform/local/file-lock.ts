/**
 * A lock between processes on one machine: a file that only its maker may hold. A lock older than
 * its holder could still need is taken over, so a crash never blocks the next run for long.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const staleMilliseconds = 10_000;
const patienceMilliseconds = 30_000;
const pollMilliseconds = 5;

/** Runs `work` while holding the lock. Throws an Error naming the file when it cannot be had. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const token = randomUUID();
  await acquire(path, token);
  try {
    return await work();
  } finally {
    await release(path, token);
  }
}

async function acquire(path: string, token: string): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  while (Date.now() < deadline) {
    if (await createFile(path, token)) return;
    if (await isStale(path)) await removeStale(path);
    else await sleep(pollMilliseconds);
  }
  throw new Error(`could not lock ${path}: another run holds it; delete the file if none does`);
}

/** A holder slow enough to be taken for dead must not remove the lock of the one who took over. */
async function release(path: string, token: string): Promise<void> {
  const holder = await readFile(path, 'utf8').catch(() => undefined);
  if (holder === token) await remove(path);
}

/**
 * Removing is guarded by a lock of its own: of two runs that both saw the stale lock, the second
 * would otherwise remove the new lock of the first.
 */
async function removeStale(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (await createFile(guard, '')) {
    if (await isStale(path)) await remove(path);
    await remove(guard);
  } else {
    if (await isStale(guard)) await remove(guard);
    await sleep(pollMilliseconds);
  }
}

/** True when the file was made; false when it is there already. */
async function createFile(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function remove(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}

async function isStale(path: string): Promise<boolean> {
  const age = await stat(path).then(
    (file) => Date.now() - file.mtimeMs,
    () => 0,
  );
  return age > staleMilliseconds;
}
