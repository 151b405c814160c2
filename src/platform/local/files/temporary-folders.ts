/**
 * Folders for what one process reads several times. They are removed by whoever asked for them, and when
 * the process ends or is interrupted before; what a killed process left behind, a day later.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Begins with a dot: whoever gives the folder above as a bill does not mean these. */
const prefix = '.finops-digest-lines-';

/** No run takes that long: what is older belongs to none. */
const abandonedMilliseconds = 24 * 3_600_000;

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
const open = new Set<string>();

/** Makes one below the system's temporary folder. Throws Node's error where that has no room. */
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

/** Then the signal does what it does without us. */
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
      // Another process removed it, or it is another user's.
    }
  }
}
