/**
 * A lock between processes on one machine: a file that only its creator may use. A lock that is older than
 * any holder needs is taken over, so a crash never blocks the next run for long.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';

const staleMilliseconds = 10_000;
const patienceMilliseconds = 30_000;
const pollMilliseconds = 5;

/** Runs `work` with the lock. Throws an Error naming the file if the lock cannot be obtained. */
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
  throw new Error(
    `could not lock ${path}: another run has locked it; delete the file if no run is active`,
  );
}

/**
 * If another run considered a slow holder crashed and took over, the slow holder must not remove the new
 * lock.
 */
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
 * A second lock guards the removal: of two runs that both saw the stale lock, the second would otherwise
 * remove the new lock of the first.
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

/** Returns true if the file was created, false if it already exists. */
function createFile(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A time far in the future comes from a clock that was set back later: it says nothing about the holder.
 */
function isStale(path: string): boolean {
  const file = statSync(path, { throwIfNoEntry: false });
  return file !== undefined && Math.abs(Date.now() - file.mtimeMs) > staleMilliseconds;
}
