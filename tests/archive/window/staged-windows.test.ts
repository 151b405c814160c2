/** The rows of a window are staged only while they are read, and in windows of any length. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBreakdown } from '../../../src/archive/window/read-breakdown.ts';
import { readForArchive } from '../../../src/archive/window/read-for-archive.ts';
import { addDays, daysFromTo, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import type { BreakdownDay } from '../../../src/domain/costs/breakdown.ts';
import { daysPerPart } from '../../../src/queries/staged-parts.ts';
import { variedLines, workshop } from '../../backfill/workshop.ts';
import { defaultSettings, filesBelow, runDigest, withPlatform } from '../../support/laptop.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { withoutRules } from '../../support/without-rules.ts';

const reportDay = parseBillingDay('2026-11-20');

const noState = { archivedAtOpening: () => [], knownServices: () => new Map<string, string>() };

async function collected(days: AsyncIterable<BreakdownDay>): Promise<BreakdownDay[]> {
  const found: BreakdownDay[] = [];
  for await (const day of days) found.push(day);
  return found;
}

describe('a window of more days than Athena writes partitions', () => {
  test('has parts of a few days, never more than a hundred', () => {
    const parts = [0, 14, 60, 69, 80, 100, 200, 400].map((restatementDays) => {
      const window = openWindow(reportDay, restatementDays);
      const count = daysPerPart(window);
      const names = window.days.map((day) => {
        const dayOfMonth = Number(day.slice(8));
        return day.slice(0, 8) + (dayOfMonth - ((dayOfMonth - 1) % count));
      });
      return [window.days.length, count, new Set(names).size];
    });
    for (const [days = 0, count, names = 0] of parts) {
      expect(names).toBeLessThanOrEqual(100);
      if (days <= 100) expect(count).toBe(1);
    }
    expect(parts.at(-1)?.[1]).toBeLessThanOrEqual(8);
  });

  test('has the days that two shorter windows have, each once and in order', async () => {
    const from = parseBillingDay('2026-06-01');
    const files = workshop(variedLines(from, reportDay));
    await withPlatform(files, async (platform) => {
      const read = async (day: typeof reportDay, restatementDays: number) => {
        const window = openWindow(day, restatementDays);
        const breakdown = await readBreakdown(platform, window, defaultSettings, noState, null);
        return collected(breakdown.days);
      };
      const long = await read(reportDay, 160);
      expect(long.map(({ day }) => day)).toEqual(daysFromTo(from, reportDay));
      const short = [
        ...(await read(parseBillingDay('2026-08-31'), 80)),
        ...(await read(reportDay, 70)),
      ];
      expect(short).toHaveLength(long.length);
      expect(long.map(({ rows }) => rows)).toEqual(short.map(({ rows }) => rows));
    });
  });
});

describe('of the staged rows nothing is left', () => {
  const lines = variedLines('2026-11-01', '2026-11-03');
  const end = parseBillingDay('2026-11-03');

  test('after a run', async () => {
    const files = workshop(lines);
    await runDigest({ ...files, day: end });
    expect(readdirSync(files.out)).not.toContain('staging');
  });

  test('after a rejected bill, not even a folder', async () => {
    const { bill, accounts } = workshop([
      ...lines,
      { day: '2026-11-02', cost: 1, currency: 'EUR', account: '012345678901', service: 'Tax' },
    ]);
    const out = join(tempFolder(), 'out');
    await expect(runDigest({ bill, accounts, out, day: end })).rejects.toThrow('mixes currencies');
    expect([...filesBelow(out).keys()]).toEqual([]);
    expect(() => readdirSync(out)).toThrow('ENOENT');
  });

  test('after a bill that does not match the archive', async () => {
    const files = workshop(lines);
    await runDigest({ ...files, day: addDays(end, -1) });
    await withPlatform(files, async (platform) => {
      const settings = { ...defaultSettings, costMetric: 'amortized' } as const;
      const read = readForArchive(platform, openWindow(end, 0), settings, withoutRules);
      await expect(read).rejects.toThrow('amortized');
    });
    expect(readdirSync(files.out)).not.toContain('staging');
  });

  test('after a caller that stops in the middle', async () => {
    const files = workshop(lines);
    await withPlatform(files, async (platform) => {
      const window = openWindow(end, 0);
      const { days } = await readBreakdown(platform, window, defaultSettings, noState, null);
      for await (const { day } of days) {
        expect(readdirSync(files.out)).toContain('staging');
        if (day === '2026-11-02') break;
      }
    });
    expect(existsSync(join(files.out, 'staging'))).toBe(false);
  });
});
