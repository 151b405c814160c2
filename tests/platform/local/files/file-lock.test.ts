/** The lock between processes: one holder at a time, and a crash does not block it for long. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { withFileLock } from '../../../../src/platform/local/files/file-lock.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

/** Time passes between the decision to remove a lock and its removal; here enough for a race. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const unlink: typeof real.unlink = async (path) => {
    await sleep(Math.random() * 10);
    await real.unlink(path);
  };
  return { ...real, unlink };
});

const lockFile = () => join(tempFolder(), 'deep', 'down', 'key.lock');

/** Leaves a lock like a run that crashed `seconds` ago. */
function abandon(path: string, seconds: number): void {
  writeFileSync(path, '');
  age(path, seconds);
}

function age(path: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds;
  utimesSync(path, then, then);
}

/** Runs `count` holders concurrently and returns the highest number that were inside together. */
async function mostTogether(path: string, count: number): Promise<number> {
  let inside = 0;
  let most = 0;
  const hold = async (_: unknown, index: number) => {
    await sleep(index % 3);
    await withFileLock(path, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(1);
      inside -= 1;
    });
  };
  await Promise.all(Array.from({ length: count }, hold));
  return most;
}

describe('the lock', () => {
  test('returns the result of the work, and is gone afterwards', async () => {
    const path = lockFile();
    const held = await withFileLock(path, async () => existsSync(path));
    expect([held, existsSync(path)]).toEqual([true, false]);
  });

  test('is gone after work that failed, whose error is thrown', async () => {
    const path = lockFile();
    const failing = withFileLock(path, () => Promise.reject(new Error('no luck')));
    await expect(failing).rejects.toThrow('no luck');
    expect(existsSync(path)).toBe(false);
  });

  test('has one holder at a time', async () => {
    expect(await mostTogether(lockFile(), 20)).toBe(1);
  });

  test('has one holder at a time between processes', async () => {
    const folder = tempFolder();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const module = new URL('../../../../src/platform/local/files/file-lock.ts', import.meta.url);
    const script = `
      const { withFileLock } = await import(${JSON.stringify(module.href)});
      const { readFileSync, writeFileSync } = await import('node:fs');
      for (let i = 0; i < 20; i++) await withFileLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
        const before = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
        await new Promise((done) => setTimeout(done, 1));
        writeFileSync(${JSON.stringify(counter)}, String(before + 1));
      });`;
    const run = () =>
      new Promise((done, fail) => {
        const node = ['--import', 'tsx', '--input-type=module', '-e', script];
        spawn(process.execPath, node, { stdio: 'inherit' }).on('exit', done).on('error', fail);
      });
    expect(await Promise.all([run(), run()])).toEqual([0, 0]);
    expect(readFileSync(counter, 'utf8')).toBe('40');
  });
});

describe('a lock left behind', () => {
  test('is taken over once it is old', async () => {
    const path = join(tempFolder(), 'key.lock');
    abandon(path, 60);
    expect(await withFileLock(path, async () => 'done')).toBe('done');
    expect(existsSync(path)).toBe(false);
  });

  test.each([20, 3600])('is taken over when it is dated %i s in the future', async (seconds) => {
    const path = join(tempFolder(), 'key.lock');
    abandon(path, -seconds);
    const started = Date.now();
    expect(await withFileLock(path, async () => 'done')).toBe('done');
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test('is waited for while it is recent', async () => {
    const path = join(tempFolder(), 'key.lock');
    abandon(path, 9.5);
    const started = Date.now();
    await withFileLock(path, async () => undefined);
    expect(Date.now() - started).toBeGreaterThan(200);
  });

  test('is taken over by one of many, never by two at once', async () => {
    for (let round = 0; round < 8; round++) {
      const path = join(tempFolder(), 'key.lock');
      abandon(path, 60);
      expect(await mostTogether(path, 25)).toBe(1);
    }
  });

  test('is not removed by a slow holder after another run took over', async () => {
    const path = join(tempFolder(), 'key.lock');
    let resume = () => {};
    let slow = Promise.resolve();
    await new Promise<void>((started) => {
      slow = withFileLock(path, () => {
        started();
        return new Promise<void>((done) => {
          resume = done;
        });
      });
    });
    age(path, 60);
    await withFileLock(path, async () => {
      resume();
      await slow;
      expect(existsSync(path)).toBe(true);
    });
    expect(existsSync(path)).toBe(false);
  });
});
