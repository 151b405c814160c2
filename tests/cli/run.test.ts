import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

function workshop() {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-20'));
  return {
    out: join(folder, 'out'),
    args: ['--bill', bill, '--date', '2026-11-20', '--out', join(folder, 'out')],
  };
}

describe('run', () => {
  it('prints the mail, what changed and where the files are, with progress on standard error', async () => {
    const { out, args } = workshop();
    const { code, stdout, stderr } = await commandLine(['run', ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain('Friday 20 November 2026');
    expect(stdout).toContain('20 days written, 0 unchanged, 20 newly registered');
    expect(stdout).toContain(join(out, 'digest', '2026-11-20.html'));
    expect(stderr).toMatch(/✓ Reading the bill \(\d/);
    const titles = [...stderr.matchAll(/^✓ (.+) \(/gm)].map(([, title]) => title);
    expect(titles.length).toBeGreaterThan(7);
    expect(titles.filter((title) => !/^[A-Z]/.test(title ?? ''))).toEqual([]);
    for (const kind of ['html', 'txt', 'csv'])
      expect(existsSync(join(out, 'digest', `2026-11-20.${kind}`))).toBe(true);
  });

  it('says the second time that the mail was already sent', async () => {
    const { args } = workshop();
    await commandLine(['run', ...args]);
    const { code, stdout } = await commandLine(['run', ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain('0 days written, 20 unchanged');
    expect(stdout).toMatch(/not sent again: it was sent at 2.*--resend/);
  });

  it('says the second time where the files of the first are, and after a resend the newest message', async () => {
    const { out, args } = workshop();
    const first = await commandLine(['run', ...args]);
    const second = await commandLine(['run', ...args]);
    const pathsIn = (text: string) => text.match(/\S+\.(eml|html|txt|csv)$/gm);
    expect(pathsIn(first.stdout)).toHaveLength(4);
    expect(pathsIn(second.stdout)).toEqual(pathsIn(first.stdout));
    const { stdout } = await commandLine(['run', ...args, '--resend']);
    expect(stdout).toContain(join(out, 'outbox', 'digest.2026-11-20.finops.resend-1.eml'));
  });

  it('writes the weekly and the monthly summary as pages, lists them, and shows them in the preview', async () => {
    const folder = tempFolder();
    const out = join(folder, 'out');
    const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-10-01', '2026-11-20'));
    const flags = [
      '--bill',
      bill,
      '--date',
      '2026-11-20',
      '--out',
      out,
      '--restatement-days',
      '50',
    ];
    const args = ['run', ...flags, '--weekly', '--monthly-close'];
    const { stdout } = await commandLine(args);
    const week = join(out, 'digest', '2026-W46.html');
    expect(stdout).toMatch(`2026-W46 to finops: sent, ${week}`);
    expect((await commandLine(args)).stdout).toMatch(
      `2026-W46 to finops: was sent before, ${week}`,
    );
    expect(readFileSync(week, 'utf8')).toContain('week\u00a046');
    await commandLine(['preview', '--out', out]);
    const page = readFileSync(join(out, 'preview.html'), 'utf8');
    expect(page).toContain('<h1>Digest of 2026-11-20</h1>');
    expect(page).toContain('<h1>Summary of week 2026-W46</h1>');
  });

  it('lights budgets by the thresholds it is given', async () => {
    const { out, args } = workshop();
    const budgets = join(out, '..', 'budgets.csv');
    // 40 a day for 30 days: 1,200, which is 5 per cent above the budget.
    writeFileSync(budgets, 'ou,month,amount,currency\nUnassigned,2026-11,1142.86,USD\n');
    const flags = [...args, '--budgets', budgets, '--json'];
    const lightOf = async (...more: string[]) => {
      const { stdout } = await commandLine(['run', ...flags, ...more]);
      return JSON.parse(stdout).figures.total.light;
    };
    expect(await lightOf()).toBe('red');
    expect(await lightOf('--budget-light', '0.9,1.1')).toBe('yellow');
    expect(await lightOf('--budget-light', '1.1,1.2')).toBe('green');
  });

  it('gives one JSON object with --json and no progress', async () => {
    const { args } = workshop();
    const { stdout, stderr } = await commandLine(['run', ...args, '--json']);
    const result = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(result).toMatchObject({
      delivery: { outcome: 'sent' },
      figures: { total: { cost: 40 } },
    });
    expect(result.days).toHaveLength(20);
    expect(existsSync(result.record)).toBe(true);
  });

  it('makes a mail and a page for each recipient in a file, and says who gets none', async () => {
    const { out, args } = workshop();
    const accounts = join(out, '..', 'accounts.csv');
    const owner = 'account_id,account_name,ou_path\n012345678901,shop,Root/Retail/Shop\n';
    writeFileSync(accounts, owner);
    const file = join(out, '..', 'recipients.csv');
    writeFileSync(file, 'ou,address\nRoot/Retail,a@example.com\nRoot/Gone,b@example.com\n');
    const flags = [...args, '--accounts', accounts, '--recipients', file];
    const { code, stdout } = await commandLine(['run', ...flags]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 of 2 sent now');
    expect(stdout).toMatch(/Root\/Retail +\S+2026-11-20\.retail-[0-9a-f]{10}\.html/);
    expect(stdout).toContain('Root/Gone is neither an OU with cost in the archive');
    expect((await commandLine(['preview', '--out', out])).code).toBe(0);
    expect((await commandLine(['run', ...flags])).stdout).toContain('0 of 2 sent now');
  });

  it('reads the accounts as AWS Organizations lists them, and says what the list lacks', async () => {
    const { out, args } = workshop();
    const file = join(out, '..', 'accounts.json');
    const Accounts = [{ Id: '012345678901', Name: 'shop', Status: 'ACTIVE' }];
    writeFileSync(file, JSON.stringify({ Accounts }));
    const { code, stdout, stderr } = await commandLine([
      'run',
      ...args,
      '--accounts',
      file,
      '--json',
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /accounts\.json contains no OUs, so all 1 accounts are reported as 'Root'; for/,
    );
    expect(JSON.parse(stdout).figures.ous).toMatchObject([{ ou: 'Root', cost: 40 }]);
  });

  it('exits with 1 and the cause when the work itself fails', async () => {
    const { out, args } = workshop();
    await commandLine(['run', ...args]);
    const { code, stderr } = await commandLine([
      'run',
      ...args,
      '--resend',
      '--smtp',
      'smtp://127.0.0.1:1',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('The mail server 127.0.0.1:1 rejected the mail');
    const receipt = JSON.parse(readFileSync(join(out, 'receipts/2026-11-20/finops.json'), 'utf8'));
    expect(receipt).toMatchObject({ state: 'claimed', attempt: 2 });
  });
});

describe('preview', () => {
  it('makes a page of the newest digest in four frames', async () => {
    const { out, args } = workshop();
    await commandLine(['run', ...args]);
    const { code } = await commandLine(['preview', '--out', out]);
    expect(code).toBe(0);
    const page = readFileSync(join(out, 'preview.html'), 'utf8');
    expect(page.match(/<iframe sandbox/g)).toHaveLength(4);
    expect(page).toContain('375 px, dark');
    expect(page.match(/@media \(min-width: 0\)/g)).toHaveLength(2);
    expect(page).not.toContain('prefers-color-scheme:');
  });

  it('says how to make a digest if there is none', async () => {
    const { code, stderr } = await commandLine(['preview', '--out', join(tempFolder(), 'none')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/contains no digest yet; make one with 'npm run demo'/);
  });
});

describe('help', () => {
  it.each([
    [['--help'], 0, 'npm run demo'],
    [[], 2, 'npm run demo'],
    [['run', '--help'], 0, '--restatement-days'],
    [['preview', '-h'], 0, 'preview.html'],
  ] as const)('teaches for %j', async (args, code, words) => {
    const result = await commandLine(args);
    expect(result.stdout).toContain(words);
    expect(result.code).toBe(code);
  });

  it('names every option that run accepts', async () => {
    const { runFlags } = await import('../../cli/run-options.ts');
    const { stdout } = await commandLine(['run', '--help']);
    for (const flag of Object.keys(runFlags)) expect(stdout).toContain(`--${flag}`);
  });

  it.each(['--version', '-v'])(
    '%s prints the version of package.json, and nothing else',
    async (flag) => {
      const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
      expect(await commandLine([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    },
  );

  it('lists the commands for an unknown one', async () => {
    const { code, stderr } = await commandLine(['mail']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "Unknown command 'mail'; the commands are run, backfill, audit, preview, rules, serve, query",
    );
  });
});
