/**
 * Temporary folders for data that one process reads several times. The caller removes them; if the process
 * ends or is interrupted earlier, they are removed then. The folders of a killed process are removed a day
 * later.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Begins with a dot, so that the folder is ignored if the parent folder is given as a bill. */
const prefix = '.finops-digest-lines-';

/** No run takes that long: an older folder is not in use. */
const abandonedMilliseconds = 24 * 3_600_000;

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
const open = new Set<string>();

/** Makes one below the system's temporary folder. Throws Node's error if the disk is full. */
export function makeTemporaryFolder(): string {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  if (open.size === 0) watchTheEnd();
  open.add(folder);
  return folder;
}

export function removeTemporaryFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
  if (open.size === 0) unwatchTheEnd();
}

function watchTheEnd(): void {
  process.on('exit', removeAll);
  for (const signal of signals) process.on(signal, endBy);
}

function unwatchTheEnd(): void {
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, endBy);
}

function removeAll(): void {
  for (const folder of open) removeTemporaryFolder(folder);
}

/** Repeats the signal without our handler, so that it has its usual effect. */
function endBy(signal: NodeJS.Signals): void {
  removeAll();
  process.kill(process.pid, signal);
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      const isAbandoned = Date.now() - statSync(folder).mtimeMs > abandonedMilliseconds;
      if (isAbandoned) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another process removed it, or it belongs to another user.
    }
  }
}
