/** `serve` as a process: its address, answers of a digest that runs meanwhile, and its stop; and refused options. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { archiveBill } from '../api/served-archive.ts';
import { commandLine } from '../support/command-line.ts';
import { writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The process, with the address that it printed. */
async function serving(out: string, env: Readonly<Record<string, string>> = {}) {
  const args = ['--import', 'tsx', 'cli/main.ts', 'serve', '--out', out, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  started.push(child);
  const texts = { stdout: '', stderr: '' };
  child.stderr.on('data', (text) => {
    texts.stderr += String(text);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      texts.stdout += String(text);
      if (texts.stdout.includes('Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error(texts.stderr)));
  });
  return { child, texts, address: texts.stdout.split('\n')[0] ?? '' };
}

function archive(folder: string, days: readonly string[]): Promise<string> {
  const line = { account: '111111111111', service: 'Amazon S3', cost: 1 };
  return archiveBill(folder, {
    bill: writeBill(
      join(folder, 'bill.csv'),
      days.map((day) => ({ ...line, day })),
    ),
    accounts: ['2026-01-01,111111111111,shop,Root/Shop'],
    date: days.at(-1) ?? '',
  });
}

const november = '/v1/costs?from=2026-11-01&to=2026-11-30';

async function costAt(address: string): Promise<string> {
  const answer = await fetch(`${address}${november}`);
  const body = (await answer.json()) as { readonly data: { readonly total: { cost: string } } };
  return body.data.total.cost;
}

describe('serve', () => {
  it('answers, sees a digest that runs meanwhile, and stops when it is told to', async () => {
    const folder = tempFolder();
    const out = await archive(folder, ['2026-11-01']);
    const { child, texts, address } = await serving(out);
    expect(texts.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\nCosts of .* through 2026-11-01\.\n/);
    expect(texts.stdout).toContain('without a login');
    expect(await costAt(address)).toBe('1');
    await archive(folder, ['2026-11-01', '2026-11-02']);
    await expect.poll(() => costAt(address), { timeout: 5_000 }).toBe('2');

    // The connection of the last answer is still open.
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect([code, texts.stderr]).toEqual([0, 'Stopping: open requests are answered first.\n']);
  }, 60_000);

  it('asks for the token that is in its environment, and says so', async () => {
    const out = tempFolder();
    const { texts, address } = await serving(out, { FINOPS_DIGEST_TOKEN: 'x'.repeat(20) });
    expect(texts.stdout).toContain('has no allocated day yet');
    expect(texts.stdout).toContain('FINOPS_DIGEST_TOKEN');
    const headers = { authorization: `Bearer ${'x'.repeat(20)}` };
    expect((await fetch(`${address}/v1/status`)).status).toBe(401);
    expect((await fetch(`${address}/v1/status`, { headers })).status).toBe(200);
    const long = { ...headers, cookie: 'x'.repeat(20_000) };
    expect((await fetch(`${address}/v1/status`, { headers: long })).status).toBe(431);
  }, 60_000);
});

describe('serve refuses', () => {
  const out = () => {
    const folder = join(tempFolder(), 'out');
    mkdirSync(folder);
    return folder;
  };

  it('a port in use, and says which', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { readonly port: number };
    const result = await commandLine(['serve', '--out', out(), '--port', String(port)]);
    other.close();
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(`Port ${port} of 127.0.0.1 is in use`);
    expect(result.stderr).toContain('--port');
  });

  it.each([
    [['--host', '0.0.0.0'], 'set FINOPS_DIGEST_TOKEN'],
    [['--host', '::'], 'set FINOPS_DIGEST_TOKEN'],
    [['--port', '70000'], "--port '70000' is not valid"],
    [['--port', 'x'], 'write a number from 0 to 65535'],
    [['--token', 'x'], 'Unknown option --token'],
    [['--budgets', 'absent.csv'], '--budgets absent.csv does not exist'],
    [['--budget-light', '2'], "--budget-light '2' is not valid"],
  ])('%j', async (args, message) => {
    const { code, stderr } = await commandLine(['serve', '--out', out(), ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('a folder that does not exist', async () => {
    const { code, stderr } = await commandLine(['serve', '--out', join(tempFolder(), 'absent')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not a folder');
  });
});

it('serve --help names every option and the token', async () => {
  const { code, stdout } = await commandLine(['serve', '--help']);
  expect(code).toBe(0);
  for (const part of [
    '--out',
    '--budgets',
    '--port',
    '--host',
    '--memory-limit',
    'FINOPS_DIGEST_TOKEN',
  ])
    expect(stdout).toContain(part);
});
