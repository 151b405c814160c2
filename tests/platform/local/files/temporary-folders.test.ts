/** Temporary folders of a process do not outlive it, however it ends. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  makeTemporaryFolder,
  removeTemporaryFolder,
} from '../../../../src/platform/local/files/temporary-folders.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const module = fileURLToPath(
  new URL('../../../../src/platform/local/files/temporary-folders.ts', import.meta.url),
);

async function endOf(temporary: string, script: string, signal?: NodeJS.Signals) {
  const code = `const { makeTemporaryFolder } = await import(${JSON.stringify(module)});
    makeTemporaryFolder(); makeTemporaryFolder(); console.log('made'); ${script}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const folders = () => readdirSync(temporary).filter((name) => name.includes('-lines-'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const made = folders().length;
  if (signal !== undefined) child.kill(signal);
  const end = await new Promise((resolve) => {
    child.on('exit', (exitCode, endSignal) => resolve(endSignal ?? exitCode));
  });
  return { made, end, left: folders().length };
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'is gone after %s, which still ends it',
  async (signal) => {
    const found = await endOf(tempFolder(), 'setInterval(() => 0, 1000);', signal);
    expect(found).toEqual({ made: 2, end: signal, left: 0 });
  },
  30_000,
);

it('is gone after an error that nobody caught', async () => {
  const script = 'setTimeout(() => { throw new Error(); }, 300);';
  expect(await endOf(tempFolder(), script)).toEqual({ made: 2, end: 1, left: 0 });
}, 30_000);

it('is removed by the code that made it, with nothing left for the end', () => {
  const before = process.listenerCount('SIGINT');
  const [one, two] = [makeTemporaryFolder(), makeTemporaryFolder()];
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  removeTemporaryFolder(one);
  removeTemporaryFolder(two);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

it('is removed a day later if the process was killed', () => {
  const temporary = tempFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ['.finops-digest-lines-old', '.finops-digest-lines-new', 'others']) {
    mkdirSync(join(temporary, name));
    if (name !== '.finops-digest-lines-new') utimesSync(join(temporary, name), 1, 1);
  }
  removeTemporaryFolder(makeTemporaryFolder());
  expect(readdirSync(temporary).sort()).toEqual(['.finops-digest-lines-new', 'others']);
});
