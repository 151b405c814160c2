/** `backfill` and `audit` on the command line: dry runs that write nothing, exit codes, JSON output. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bar, dayProgress } from '../../cli/day-progress.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { commandLine } from '../support/command-line.ts';
import { filesBelow } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

function workshop() {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-10-01', '2026-11-20'));
  const out = join(folder, 'out');
  const inputs = ['--bill', bill, '--out', out];
  const range = ['--from', '2026-10-30', '--to', '2026-11-02'];
  return { folder, bill, out, inputs, args: ['backfill', ...range, ...inputs], range };
}

describe('backfill', () => {
  it('prints what it did and where the files are, with one line per month on standard error', async () => {
    const { args, out } = workshop();
    const { code, stdout, stderr } = await commandLine(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Backfill {4}2026-10-30 to 2026-11-02$/m);
    expect(stdout).toMatch(/^Archive {5}4 days written, 0 unchanged, 4 newly registered$/m);
    expect(stdout).toContain(join(out, 'runs/2026-11-02/backfill-'));
    expect(stderr).toMatch(/^✓ 2026-10: 2 of 2 days written \(\d+\.\d s\)$/m);
    expect(stderr).toMatch(/^✓ Checking that queries return the archived days/m);
    expect(stderr).not.toContain('\x1b');
    const again = await commandLine(args);
    expect(again.stdout).toContain('0 days written, 4 unchanged, 0 newly registered');
  });

  it('gives one JSON object with --json, with progress on standard error', async () => {
    const { args } = workshop();
    const { stdout, stderr } = await commandLine([...args, '--json']);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      from: '2026-10-30',
      to: '2026-11-02',
      relocated: [],
      withoutLines: [],
      registered: ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'],
    });
    expect(result.days[0]).toEqual({
      day: '2026-10-30',
      outcome: 'written',
      rows: 1,
      cost: 40,
      replacedCost: null,
    });
    expect(existsSync(result.record)).toBe(true);
    expect(stderr).toContain('✓ 2026-11');
  });

  it('with --dry-run only prints what it would do, and writes nothing', async () => {
    const { args, out, folder, bill } = workshop();
    const before = filesBelow(folder);
    const { code, stdout } = await commandLine([...args, '--dry-run']);
    expect(code).toBe(0);
    expect(filesBelow(folder)).toEqual(before);
    expect(existsSync(out)).toBe(false);
    expect(stdout).toContain('Would backfill 2026-10-30 to 2026-11-02');
    expect(stdout).toMatch(/^ +2026-10 {5}2 +2 +\d+\.\d kB +\$0\.00005$/m);
    expect(stdout).toMatch(/^ +all {5}4 +4 +\d+\.\d kB +\$0\.00010$/m);
    await commandLine(args);
    const archived = filesBelow(folder);
    const machine = await commandLine([...args, '--dry-run', '--json']);
    expect(JSON.parse(machine.stdout)).toMatchObject({
      dryRun: true,
      days: 4,
      notArchived: 0,
      periods: [
        { period: '2026-10', days: 2, notArchived: [] },
        { period: '2026-11', days: 2, notArchived: [] },
      ],
    });
    expect(filesBelow(folder)).toEqual(archived);
    expect(bill).not.toBe('');
  });

  it.each([
    ['no first day', ['--to', '2026-11-02'], '--from is missing'],
    ['no last day', ['--from', '2026-11-02'], '--to is missing'],
    ['a reversed range', ['--from', '2026-11-03', '--to', '2026-11-02'], 'is after --to'],
    ['an impossible day', ['--from', '2026-02-30', '--to', '2026-03-02'], "--from: '2026-02-30'"],
    ['an option of run', ['--from', '2026-11-01', '--date', '2026-11-02'], 'Unknown option --date'],
    [
      'a local option on AWS',
      ['--from', '2026-11-01', '--to', '2026-11-02', '--platform', 'aws', '--metric', 'amortized'],
      '--bill is for --platform local',
    ],
  ])('exits with 2 for %s, before anything is done', async (_, flags, says) => {
    const { inputs, out } = workshop();
    const { code, stderr } = await commandLine(['backfill', ...inputs, ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(out)).toBe(false);
  });

  it('exits with 2 without a bill, and with 1 when the work itself fails', async () => {
    const { range, folder, args } = workshop();
    expect((await commandLine(['backfill', ...range])).code).toBe(2);
    writeBill(join(folder, 'out', 'ou-breakdowns', 'year=2026'), []);
    const { code, stderr } = await commandLine(args);
    expect(code).toBe(1);
    expect(stderr).toContain('✗ 2026-10');
  });
});

describe('audit', () => {
  it('exits with 1 and a command below each gap, and with 0 once they are run', async () => {
    const { args, inputs, range, bill, out } = workshop();
    const { code, stdout } = await commandLine(['audit', ...range, ...inputs]);
    expect(code).toBe(1);
    const command = (from: string, to: string) =>
      `npm run digest -- backfill --from ${from} --to ${to} --bill ${bill} --out ${out}`;
    expect(stdout).toContain(
      '2026-10-30  missing  the bill has 40.00 USD in 1 rows, the archive nothing\n' +
        `    ${command('2026-10-30', '2026-10-30')}\n`,
    );
    expect(stdout).toContain(`All at once:\n    ${command('2026-10-30', '2026-11-02')}\n`);
    await commandLine(args);
    const whole = await commandLine(['audit', ...range, ...inputs, '--json']);
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.stdout)).toMatchObject({ days: 4, gaps: [], backfillAll: null });
    expect(whole.stderr).toMatch(/✓ audit 2026-10/);
  });

  it('writes nothing but its record', async () => {
    const { args, inputs, range, out } = workshop();
    await commandLine(args);
    const before = filesBelow(out);
    await commandLine(['audit', ...range, ...inputs]);
    const added = [...filesBelow(out)].filter(([path, file]) => before.get(path) !== file);
    for (const [path] of added) expect(path).toMatch(/^(\.objects\/)?runs\/.*partition-audit-/);
    expect(added.length).toBeGreaterThan(0);
  });
});

describe('help', () => {
  it.each(['backfill', 'audit'])('of %s names every option that it accepts', async (name) => {
    const { backfillFlags } = await import('../../cli/backfill.ts');
    const { archiveFlags } = await import('../../cli/archive-options.ts');
    const { code, stdout } = await commandLine([name, '--help']);
    expect(code).toBe(0);
    for (const flag of Object.keys(name === 'backfill' ? backfillFlags : archiveFlags))
      expect(stdout).toContain(`--${flag}`);
  });
});

describe('the progress of a backfill', () => {
  const range = { from: parseBillingDay('2026-10-01'), to: parseBillingDay('2026-10-31') };

  it('is a bar on a terminal', () => {
    const written: string[] = [];
    const stream = { isTTY: true, write: (text: string) => written.push(text) };
    dayProgress(stream as never, range).onDay(parseBillingDay('2026-10-16'));
    expect(written).toEqual(['\r\x1b[2K[############------------]  51 % 2026-10-16']);
  });

  it('goes from empty to full', () => {
    expect(bar(0, 10)).toBe(`[${'-'.repeat(24)}]   0 %`);
    expect(bar(10, 10)).toBe(`[${'#'.repeat(24)}] 100 %`);
  });
});
