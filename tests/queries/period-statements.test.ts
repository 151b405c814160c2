/** The statement of the summaries, on a real archive: its totals, and the partitions it reads. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveWindow } from '../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../src/archive/window/read-for-archive.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../src/domain/calendar/open-window.ts';
import { lastWeekUntil, monthOf } from '../../src/domain/calendar/period.ts';
import { periodCostsStatement } from '../../src/queries/period-statements.ts';
import { readPeriod } from '../../src/reports/period/read-period.ts';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { account, withPlatform } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { withoutRules } from '../support/without-rules.ts';

const day = parseBillingDay;

it('reads only the partitions of the two periods', () => {
  const { sql } = periodCostsStatement(
    { archive: () => sqlIdentifier('ou_breakdown') },
    { beforeFrom: day('2026-12-21'), from: day('2026-12-28'), to: day('2027-01-03') },
  );
  expect(sql).toContain('between 20261221 and 20270103');
  expect(sql).toContain('day_key >= 20261228');
});

describe('over an archive of November to January', () => {
  const lines = [
    ...steadyLines('2026-11-01', '2027-01-10', 10, 4),
    { day: '2026-12-27', cost: 0.1, service: 'AWS Lambda' },
    { day: '2026-12-28', cost: 0.2, service: 'AWS Lambda' },
    { day: '2027-01-03', cost: -0.3, service: 'AWS Lambda' },
    { day: '2027-01-04', cost: 99, service: 'AWS Lambda' },
  ];

  async function read(period: ReturnType<typeof monthOf>) {
    const folder = tempFolder();
    const bill = writeBill(join(folder, 'bill.csv'), lines);
    const accounts = [account('012345678901', 'Root/Prod')];
    const settings = {
      costMetric: 'unblended',
      currency: null,
      ouDepth: null,
      budgets: [],
    } as const;
    return withPlatform({ bill, out: join(folder, 'out'), accounts }, async (platform) => {
      for (const window of monthlyWindows(day('2026-11-01'), day('2027-01-10'))) {
        const { breakdown, archiving } = await readForArchive(
          platform,
          window,
          settings,
          withoutRules,
        );
        await archiveWindow(platform, window, breakdown, archiving);
      }
      const costs = await readPeriod(platform, period, 'unblended');
      if (costs === undefined) throw new Error(`the archive holds no day of ${period.id}`);
      return costs;
    });
  }

  it('a week in two years has its seven days and the seven before, to the cent', async () => {
    const { rows, dailyCosts, archived } = await read(lastWeekUntil(day('2027-01-03')));
    const own = { ou: 'Root/Prod', linkedAccount: '012345678901' };
    expect(rows).toEqual([
      { ...own, service: 'AWS Lambda', cost: -0.1, before: 0.1 },
      { ...own, service: 'Amazon Elastic Compute Cloud', cost: 280, before: 280 },
    ]);
    expect(archived.size).toBe(14);
    const days = [...(dailyCosts.get('Root/Prod')?.values() ?? [])];
    expect(days).toHaveLength(7);
    expect(sumOf(days)).toBeCloseTo(sumOf(rows.map(({ cost }) => cost)), 9);
  });

  it('a month has its days, and those of the month before', async () => {
    const { rows, archived } = await read(monthOf(day('2026-12-31')));
    expect(archived.size).toBe(61);
    expect(sumOf(rows.map(({ cost }) => cost))).toBeCloseTo(31 * 40 + 0.3, 9);
    expect(sumOf(rows.map(({ before }) => before))).toBeCloseTo(30 * 40, 9);
  });
});
