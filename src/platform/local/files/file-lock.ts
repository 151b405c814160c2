/**
 * A lock between processes on one machine: a file that only its maker may hold. A lock older than
 * its holder could still need is taken over, so a crash never blocks the next run for long.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';

const staleMilliseconds = 10_000;
const patienceMilliseconds = 30_000;
const pollMilliseconds = 5;

/** Runs `work` while holding the lock. Throws an Error naming the file when it cannot be had. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  makeFolder(dirname(path));
  const token = randomUUID();
  await acquire(path, token);
  try {
    return await work();
  } finally {
    release(path, token);
  }
}

async function acquire(path: string, token: string): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  while (Date.now() < deadline) {
    if (createFile(path, token)) return;
    if (isStale(path)) await removeStale(path);
    else await sleep(pollMilliseconds);
  }
  throw new Error(`could not lock ${path}: another run holds it; delete the file if none does`);
}

/** A holder slow enough to be taken for dead must not remove the lock of the one who took over. */
function release(path: string, token: string): void {
  if (holderOf(path) === token) rmSync(path, { force: true });
}

function holderOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Removing is guarded by a lock of its own: of two runs that both saw the stale lock, the second
 * would otherwise remove the new lock of the first.
 */
async function removeStale(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (createFile(guard, '')) {
    if (isStale(path)) rmSync(path, { force: true });
    rmSync(guard, { force: true });
  } else {
    if (isStale(guard)) rmSync(guard, { force: true });
    await sleep(pollMilliseconds);
  }
}

/** True when the file was made; false when it is there already. */
function createFile(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A time far ahead is that of a clock which was set back since: it says nothing of the holder. */
function isStale(path: string): boolean {
  const file = statSync(path, { throwIfNoEntry: false });
  return file !== undefined && Math.abs(Date.now() - file.mtimeMs) > staleMilliseconds;
}
