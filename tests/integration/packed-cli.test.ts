/**
 * The npm package for a user without the repository: packed, installed into an empty folder, and run there
 * on a bill whose every line is known.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../bench/processes/started-server.ts';
import { filesBelow } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const day = '2026-11-20';
const folder = folderForSuite();
const home = () => join(folder(), 'home');
const installed = () => join(home(), 'node_modules', 'finops-digest');
const manifest = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without the variables of `npm run`, such as the folder of this repository, and Vitest's, which builds React for developers. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$)/i.test(name)),
);

function command(cwd: string, file: string, args: readonly string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env: environment }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function mustPass(cwd: string, file: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await command(cwd, file, args);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

const digest = (...args: readonly string[]) =>
  command(home(), 'npx', ['--no-install', 'finops-digest', ...args]);

beforeAll(async () => {
  await mustPass(root, 'npm', ['pack', '--silent', '--pack-destination', folder()]);
  mkdirSync(home());
  const tarball = readdirSync(folder()).find((name) => name.endsWith('.tgz')) ?? 'no tarball';
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--prefix', home()];
  await mustPass(home(), 'npm', ['install', ...quiet, join(folder(), tarball)]);
});

describe('the package', () => {
  it('contains the compiled command line, the built pages, package.json, README and licence only', () => {
    const files = [...filesBelow(installed()).keys()];
    const built = /^(dist-cli\/[\w-]+\.mjs|web\/dist\/assets\/[\w-]+\.(js|css))$/;
    const pages = ['web/dist/favicon.svg', 'web/dist/index.html'];
    const others = files.filter((file) => !built.test(file));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json', ...pages]);
    expect(files).toContain('dist-cli/main.mjs');
    for (const file of files) {
      expect(readFileSync(join(installed(), file), 'utf8'), file).not.toContain(root);
    }
  });

  it('installs no package that only a clone needs', () => {
    const packages = readdirSync(join(home(), 'node_modules'));
    expect(packages).toContain('zod');
    for (const name of [
      'cdktf',
      'constructs',
      '@cdktf',
      'tsx',
      'esbuild',
      'typescript',
      'vitest',
    ]) {
      expect(packages).not.toContain(name);
    }
  });
});

describe('installed into an empty folder, finops-digest', () => {
  it.each(['--version', '-v'])('%s prints the version of the package', async (flag) => {
    const result = await digest(flag);
    expect(result).toEqual({ code: 0, stdout: `${manifest(root).version}\n`, stderr: '' });
  });

  it('shows its own command name in its help, and no file that does not exist there', async () => {
    for (const args of [
      ['--help'],
      ['run', '--help'],
      ['backfill', '--help'],
      ['audit', '--help'],
      ['rules', '--help'],
      ['rules', 'check', '--help'],
    ]) {
      const { code, stdout } = await digest(...args);
      expect(code).toBe(0);
      expect(stdout).toContain('npx finops-digest');
      expect(stdout).not.toMatch(/npm run|samples\//);
    }
  });

  it('says that Node is too old before it writes anything', async () => {
    const file = join(installed(), 'package.json');
    const packed = readFileSync(file, 'utf8');
    writeFileSync(file, packed.replace('>=20.19.0', '>=99.1.0'));
    const { code, stdout, stderr } = await digest('run', '--bill', 'none', '--out', 'too-old');
    writeFileSync(file, packed);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^finops-digest: this is Node \S+, and 99\.1\.0 or newer is needed;.*\n$/,
    );
    expect(existsSync(join(home(), 'too-old'))).toBe(false);
  });

  it('rejects a run on AWS in one sentence if the environment is not set', async () => {
    const { code, stderr } = await digest('run', '--platform', 'aws', '--date', day);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^finops-digest: .*DIGEST_/);
  });

  describe('run', () => {
    let result: Result;

    const bill = ['--bill', 'bill.csv', '--date', day, '--restatement-days', '50'];
    const read = (path: string) => readFileSync(join(home(), 'out', path), 'utf8');

    beforeAll(async () => {
      writeBill(join(home(), 'bill.csv'), steadyLines('2026-10-01', day, 10.25));
      result = await digest('run', ...bill);
    });

    it('prints the cost of the day, the month to date and its projected end', () => {
      expect(result.code, result.stderr).toBe(0);
      expect(result.stdout).toMatch(/^\$41\.00$/m);
      expect(result.stdout).toMatch(/Month to date +\$820\.00 /);
      expect(result.stdout).toMatch(/Projected month end +\$1,230\b/);
      expect(result.stdout).not.toContain('by weekday averages');
    });

    it('writes a mail with the same figures, with the CSV attached', async () => {
      const mail = await simpleParser(read(`outbox/digest.${day}.finops.eml`));
      expect(mail.html).toBe(read(`digest/${day}.html`));
      expect(mail.html).toContain('$41.00');
      expect(mail.text).toContain('$820.00');
      expect(mail.attachments.map(({ content }) => String(content))).toEqual([
        read(`digest/${day}.csv`),
      ]);
    });

    it('writes a CSV and an archive whose rows sum to the total of the day', async () => {
      const csv = Papa.parse<{ DailyCost: string }>(read(`digest/${day}.csv`), {
        header: true,
        skipEmptyLines: true,
      });
      expect(csv.data.map(({ DailyCost }) => DailyCost)).toEqual(['41']);
      const object = 'ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet';
      const file = await asyncBufferFromFile(join(home(), 'out', object));
      const rows = await parquetReadObjects({ file });
      expect(rows.map((row) => Number(row['DailyCost']))).toEqual([41]);
    });

    it('serves the dashboard, its scripts and the numbers of that archive', async () => {
      const main = join(installed(), 'dist-cli', 'main.mjs');
      const server = await startServer([
        main,
        'serve',
        '--out',
        join(home(), 'out'),
        '--port',
        '0',
      ]);
      try {
        const page = await (await fetch(server.address)).text();
        const [, script = 'no script'] = /<script[^>]* src="([^"]+)"/.exec(page) ?? [];
        const answer = await fetch(new URL(script, server.address));
        expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
        expect((await answer.text()).length).toBeGreaterThan(100_000);
        const query = `from=2026-11-01&to=${day}&metric=unblended`;
        const costs = await (await fetch(`${server.address}/v1/costs?${query}`)).json();
        expect(costs).toMatchObject({ dataThrough: day, data: { total: { cost: '820' } } });
      } finally {
        await server.stop();
      }
    });

    it('makes a first set of rules from that bill, and checks it', async () => {
      const { code, stdout } = await digest('rules', 'init', '--bill', 'bill.csv');
      expect(code).toBe(0);
      expect(stdout).toContain('npx finops-digest rules check');
      const check = await digest('rules', 'check', '--bill', 'bill.csv');
      expect(check.stdout).toContain('are allocated to teams and pools, 100.0 %');
    });

    it('finds no gap in that archive, and a second run changes nothing', async () => {
      const range = ['--from', '2026-10-01', '--to', day, '--bill', 'bill.csv'];
      const audit = await digest('audit', ...range);
      expect(audit.stdout).toContain('No gap from 2026-10-01');
      const again = await digest('run', ...bill);
      expect(again.stdout).toContain('0 days written, 51 unchanged');
    });
  });
});
