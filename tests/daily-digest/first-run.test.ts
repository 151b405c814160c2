/**
 * After a first deployment, on any day of a month, with every mail switched on, the run succeeds and
 * names the backfill for the earlier periods. So does the command line.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { commandLine } from '../support/command-line.ts';
import { account, runDigest } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const all = { weekly: true, monthlyClose: true };
const accounts = [account('012345678901', 'Root/Shop')];
const firstOfNovember = parseBillingDay('2026-11-01');
const mornings = [1, 2, 8, 13, 14, 15, 18, 21, 22, 30].map((date) =>
  addDays(firstOfNovember, date - 1),
);

function firstRun(day: string, restatementDays = 14) {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-09-01', day));
  const settings = { summaries: all, restatementDays };
  return runDigest({ bill, out: join(folder, 'out'), accounts, day, settings });
}

describe('a first run', () => {
  it.each(mornings)('for %s succeeds with weekly and monthly mails on', async (day) => {
    const { delivery, waiting } = await firstRun(day);
    expect(delivery.outcome).toBe('sent');
    const empty = waiting.filter(({ why }) => why === 'archive-empty');
    const isGap = day >= '2026-11-15' && day <= '2026-11-21';
    expect(empty.map(({ period }) => period.id)).toEqual(isGap ? ['2026-10'] : []);
  });

  it('without restatement days succeeds for the first days of a month too', async () => {
    const { waiting } = await firstRun('2026-11-03', 0);
    expect(waiting.map(({ period, why }) => [period.id, why])).toEqual(
      expect.arrayContaining([['2026-10', 'archive-empty']]),
    );
  });

  it('of the command line exits with 0, names the backfill, claims no receipt, and the next one sends', async () => {
    const folder = tempFolder();
    const out = join(folder, 'out');
    const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-09-01', '2026-11-18'));
    const run = ['run', '--bill', bill, '--out', out, '--date', '2026-11-18', '--monthly-close'];
    const { code, stdout } = await commandLine(run);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'The archive holds no day of 2026-10, so no summary of it was sent. Backfill 2026-10-01 to ' +
        '2026-10-31 (runbooks/backfill.md), and the next run up to the report day 2026-11-21 sends it.',
    );
    expect(existsSync(join(out, 'receipts/2026-10-31'))).toBe(false);
    const fill = ['--from', '2026-10-01', '--to', '2026-10-31', '--bill', bill, '--out', out];
    expect((await commandLine(['backfill', ...fill])).code).toBe(0);
    expect((await commandLine(run)).stdout).toMatch(/Month +2026-10 to finops: sent/);
  });
});
