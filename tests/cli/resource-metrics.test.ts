/** `resource-metrics` on a laptop: what would be asked for, what that costs, and what is refused. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { runDigest } from '../support/laptop.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { exportKey, exportRow, writeCsv } from '../support/recommendations/export-rows.ts';
import { writeTaggedBill } from '../support/tagged-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = '2026-11-20';
const range = ['--from', '2026-11-19', '--to', day];

const prepared = preparedFolder(async (folder) => {
  const bill = writeTaggedBill(join(folder, 'bill.csv'), [
    { day: '2026-11-19', cost: 10, resource: 'i-0123abcd', region: 'eu-west-1' },
    { day, cost: 60, resource: 'i-0123abcd', region: 'eu-west-1' },
    { day, cost: 30, resource: 'vol-00000001', region: 'eu-west-1' },
    { day, cost: 900, type: 'Tax' },
  ]);
  await runDigest({ bill, out: join(folder, 'out'), day });
});

async function asked(...more: readonly string[]) {
  const folder = await prepared();
  const inputs = ['--bill', join(folder, 'bill.csv'), '--out', join(folder, 'out')];
  return commandLine(['resource-metrics', ...range, ...inputs, ...more]);
}

describe('a dry run', () => {
  test('says resources, requests, metrics and dollars of each day', async () => {
    const { code, stdout } = await asked('--dry-run', '--cost-share', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/2026-11-20 +2 +1 +9 +\$0\.00009/);
    expect(stdout).toContain('they are 100 % of what has metrics, and 10 % of the bill');
    expect(stdout).toContain('Nothing was asked, nothing was written.');
  });

  test('is JSON for programs', async () => {
    const { stdout } = await asked('--dry-run', '--json');
    const { dryRun, days } = JSON.parse(stdout) as { dryRun: boolean; days: { usd: number }[] };
    expect([dryRun, days.length, days[0]?.usd]).toEqual([true, 2, 0.00009]);
  });

  test('stops at the price of a day', async () => {
    const { stdout } = await asked('--dry-run', '--usd-per-day', '0.00005');
    expect(stdout).toMatch(/2026-11-20 +1 +1 +5 /);
    expect(stdout).toContain('the price of a day is reached');
  });
});

describe("AWS's recommendations on a laptop", () => {
  test('are archived from a folder, and what is missing is said', async () => {
    const root = tempFolder();
    writeCsv(exportKey(root, day, 'coh-00001.csv.gz'), [exportRow()]);
    const { code, stdout } = await asked('--recommendations', root);
    expect(stdout).toMatch(/2026-11-20 +written +1 +0 +0 +0/);
    expect(stdout).toMatch(/2026-11-21 +missing/);
    expect(code).toBe(0);
  });

  test('of a damaged file fail, and say which', async () => {
    const root = tempFolder();
    writeCsv(exportKey(root, day, 'coh-00001.csv.gz'), [exportRow()], ['account_id']);
    const { code, stdout } = await asked('--recommendations', root, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      recommendations: [{}, { state: 'damaged', problem: expect.stringContaining('it lacks') }, {}],
    });
  });
});

test.each([
  [['--recommendations', '/nowhere'], "--recommendations '/nowhere' does not exist"],
  [[], 'A laptop has no CloudWatch: add --dry-run'],
  [['--dry-run', '--cost-share', '90'], "--cost-share '90' is not valid: a number from 0 to 1."],
  [['--dry-run', '--usd-per-day', 'x'], "--usd-per-day 'x' is not valid: a number from 0 to 1000."],
] as const)('%j is refused', async (more, reason) => {
  const { code, stderr } = await asked(...more);
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
});

test('its help names every option that it accepts', async () => {
  const { resourceMetricsFlags } = await import('../../cli/resource-metrics.ts');
  const { stdout } = await commandLine(['resource-metrics', '--help']);
  for (const name of Object.keys(resourceMetricsFlags)) expect(stdout).toContain(`--${name}`);
  expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
