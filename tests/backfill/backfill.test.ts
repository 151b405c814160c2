/** A backfill on the local platform: the same archive as daily runs make, one scan a month, no mail. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { linesPrefix } from '../../src/tables/line-sums.ts';
import { archiveIn } from '../support/archived-files.ts';
import { defaultSettings, filesBelow, runDigest, withPlatform } from '../support/laptop.ts';
import { crashAt, watched } from '../support/side-effects.ts';
import { steadyLines } from '../support/small-bill.ts';
import { fill, variedLines, workshop } from './workshop.ts';

const day = parseBillingDay;

/** The platform, with a list of its unloads. */
const counting = (scans: string[]) => (platform: LocalPlatform) => ({
  ...platform,
  staging: {
    estimate: platform.staging.estimate.bind(platform.staging),
    discard: platform.staging.discard.bind(platform.staging),
    unload: platform.staging.unload.bind(platform.staging),
    unloadLines: (...given: Parameters<LocalPlatform['staging']['unloadLines']>) => {
      scans.push(linesPrefix(given[1]));
      return platform.staging.unloadLines(...given);
    },
  },
});

describe('a backfill', () => {
  it('archives every day of the range, one scan for each billing period, and never mails', async () => {
    const files = workshop();
    const scans: string[] = [];
    const { archived, rest } = await fill(files, { runId: 'one', change: counting(scans) });
    expect(archived.flatMap(({ days }) => days)).toHaveLength(21 + 31 + 5);
    expect(rest).toBeNull();
    expect(scans).toEqual(
      ['2026-09', '2026-10', '2026-11'].map(
        (period) => `staging/lines/staged_by=backfill/run=one-${period}/`,
      ),
    );
    expect(existsSync(join(files.out, 'outbox'))).toBe(false);
    expect(existsSync(join(files.out, 'receipts'))).toBe(false);
  });

  it('leaves no staged rows, also when it fails', async () => {
    const files = workshop();
    await fill(files);
    const refuse = () => Promise.reject(new Error('no more'));
    const change = (platform: LocalPlatform) => ({
      ...platform,
      catalog: { ...platform.catalog, registered: refuse, register: refuse, relocate: refuse },
    });
    await expect(fill(files, { change })).rejects.toThrow('no more');
    const left = [...filesBelow(files.out).keys()].filter((path) => path.startsWith('staging'));
    expect(left).toEqual([]);
  });

  it('writes the same objects as daily runs', async () => {
    const lines = variedLines('2026-09-01', '2026-11-05').filter((one) => one.day !== '2026-10-07');
    const daily = workshop(lines);
    await runDigest({ ...daily, day: '2026-11-05', settings: { restatementDays: 50 } });
    const filled = workshop(lines);
    await fill(filled, { from: day('2026-09-01') });
    expect(archiveIn(filled.out)).toEqual(archiveIn(daily.out));
    expect(archiveIn(filled.out).content).toHaveLength(2 * 66);
  });

  it('reports each day of the bill after it was published, in order', async () => {
    const days: string[] = [];
    await fill(workshop(), { onDay: (done) => days.push(done) });
    expect(days).toHaveLength(57);
    expect(days).toEqual(days.toSorted());
  });

  it('continues after an interruption without writing a finished day again', async () => {
    const files = workshop();
    const change = (platform: LocalPlatform) => watched(platform, crashAt(64, 'after'));
    await expect(fill(files, { change })).rejects.toThrow();
    const before = filesBelow(files.out);
    const { archived } = await fill(files);
    const days = archived.flatMap((window) => window.days);
    expect(days.filter(({ outcome }) => outcome === 'unchanged').length).toBeGreaterThan(24);
    for (const [path, file] of filesBelow(files.out)) {
      if (path.startsWith('ou-breakdowns/') && before.has(path))
        expect(file).toBe(before.get(path));
    }
    expect(days).toHaveLength(57);
  });

  it('lists billing periods without lines, and does not change their days', async () => {
    const { withoutLines } = await fill(workshop(), { from: day('2026-08-01') });
    expect(withoutLines).toEqual(['2026-08']);
  });

  it('rejects a budget in another currency before a day of the month is published', async () => {
    const files = workshop();
    const month = '2026-09' as never;
    const budgets = [{ ou: 'Root/Prod', month, amount: 5, currency: 'EUR' }];
    const { backfill } = await import('../../functions/backfill/backfill.ts');
    const request = { from: day('2026-09-01'), to: day('2026-09-02'), runId: 'budget' };
    const failing = withPlatform(files, (platform) =>
      backfill(platform, { ...defaultSettings, budgets }, request),
    );
    await expect(failing).rejects.toThrow(InputError);
    expect(existsSync(join(files.out, 'ou-breakdowns'))).toBe(false);
  });

  it('publishes the months before one that cannot be scanned', async () => {
    const files = workshop();
    const scans: string[] = [];
    const change = (platform: LocalPlatform) => {
      const counted = counting(scans)(platform);
      const unload: typeof counted.staging.unload = (select, prefix) =>
        prefix.includes('2026-10')
          ? Promise.reject(new Error('the engine went away'))
          : counted.staging.unload(select, prefix);
      return { ...counted, staging: { ...counted.staging, unload } };
    };
    await expect(fill(files, { change })).rejects.toThrow('the engine went away');
    expect(archiveIn(files.out).content).toHaveLength(2 * 21);
  });
});

describe('when time runs short', () => {
  const rich = 900_000;

  it('stops between billing periods and returns the remaining days, with which the next continues', async () => {
    const files = workshop(steadyLines('2026-09-01', '2026-11-05'));
    const range = { from: day('2026-09-10'), to: day('2026-11-05') };
    let refreshes = 0;
    const change = (platform: LocalPlatform): LocalPlatform => ({
      ...platform,
      dashboard: {
        refresh: async () => {
          refreshes += 1;
          return { status: 'not-configured' };
        },
      },
    });
    const hops: string[] = [];
    let rest: typeof range | null = range;
    while (rest !== null) {
      hops.push(rest.from);
      const outcome = await fill(files, { ...rest, change, timeLeft: () => 1000 });
      rest = outcome.rest;
    }
    expect(hops).toEqual(['2026-09-10', '2026-10-01', '2026-11-01']);
    expect(refreshes).toBe(1);
    expect(archiveIn(files.out).content).toHaveLength(2 * 57);
  });

  it('archives the entire range while there is time', async () => {
    const { rest } = await fill(workshop(), { timeLeft: () => rich });
    expect(rest).toBeNull();
  });
});
