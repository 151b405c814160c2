/**
 * A run that read the bill earlier never replaces days that a later reading run has archived, however
 * the two interleave: two daily runs, or a backfill and a daily run.
 */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backfill } from '../../functions/backfill/backfill.ts';
import { readDay } from '../../src/archive/read/read-day.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { type CrashPoint, everyPoint } from '../support/crash-points.ts';
import {
  account,
  defaultSettings,
  type LaptopRun,
  runDigest,
  withPlatform,
} from '../support/laptop.ts';
import { pauseAt, type Watcher, watched } from '../support/side-effects.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';

const suite = folderForSuite();
const day = '2026-11-03';
const days = ['2026-11-01', '2026-11-02', day];
const accounts = [account('012345678901', 'Root/Prod')];
const noon = Date.parse('2026-11-04T12:00:00Z');
const minute = 60_000;

/** Side effects after which another run can see this one's archive. */
const ofArchive = /archive-state|ou-breakdowns|catalog|register|unload|discard/;

/** The older bill changes a day that the newer one leaves as it was, and one that both change. */
const bills: Readonly<Record<string, readonly Line[]>> = {
  first: steadyLines('2026-11-01', day, 10),
  older: [
    ...steadyLines('2026-11-01', day, 10),
    { day: '2026-11-01', cost: 5 },
    { day: '2026-11-02', cost: 1 },
  ],
  newer: [...steadyLines('2026-11-01', day, 10), { day: '2026-11-02', cost: 2 }, { day, cost: 3 }],
};
const newest = [40, 42, 43];

type Run = (out: string, name: string, readAt: number, watcher: Watcher) => Promise<unknown>;

const billOf = (name: string) => writeBill(join(suite(), `${name}.csv`), bills[name] ?? []);

const daily: Run = (out, name, readAt, watcher) => {
  const change: LaptopRun['change'] = (platform) => watched(platform, watcher);
  const settings = { restatementDays: 2 };
  const bill = billOf(name);
  return runDigest({ bill, out, day, accounts, settings, change, runId: name, now: () => readAt });
};

const filling: Run = (out, name, readAt, watcher) =>
  withPlatform({ bill: billOf(name), out, accounts, now: () => readAt }, (platform) =>
    backfill(watched(platform, watcher), defaultSettings, {
      from: parseBillingDay('2026-11-01'),
      to: parseBillingDay(day),
      runId: name,
    }),
  );

async function archivedIn(out: string): Promise<number[]> {
  const store = new DirectoryStore(out);
  const rows = await Promise.all(days.map((one) => readDay(store, parseBillingDay(one))));
  return rows.map(({ dailyCost }) => dailyCost.reduce((sum, cost) => sum + cost, 0));
}

/** A folder with the archive of the first bill, or an empty one. */
async function archiveFolder(hasArchive: boolean): Promise<string> {
  const out = tempFolder();
  if (!hasArchive) return out;
  const made = join(suite(), 'archive');
  if (!existsSync(made)) await daily(made, 'first', noon - 60 * minute, {});
  cpSync(made, out, { recursive: true });
  return out;
}

/** The side effects of a single run that change the archive. */
async function effectsOf(run: Run, hasArchive: boolean): Promise<readonly CrashPoint[]> {
  const names: string[] = [];
  const out = await archiveFolder(hasArchive);
  await run(out, 'older', noon, { before: (name) => void names.push(name) });
  return everyPoint(names, (effect) => ofArchive.test(effect));
}

const met = { interleavings: 0 };
afterAll(() => console.info(`the newer bill stayed in ${met.interleavings} interleavings`));

describe.each([
  ['daily run', 'daily run', daily, daily],
  ['backfill', 'daily run', filling, daily],
  ['daily run', 'backfill', daily, filling],
] as const)('a %s of an older bill beside a %s of a newer one', (_, __, older, newer) => {
  it.each([
    ['over an archive', true],
    ['into an empty archive', false],
  ])('leaves the newer archive, at whatever point it pauses, %s', async (_name, hasArchive) => {
    const effects = await effectsOf(older, hasArchive);
    for (const { point, when, effect } of effects) {
      const out = await archiveFolder(hasArchive);
      const other = () => newer(out, 'newer', noon + minute, {}).catch(() => undefined);
      await older(out, 'older', noon, pauseAt(point, when, other)).catch(() => undefined);
      expect(await archivedIn(out), `${when} '${effect}'`).toEqual(newest);
      met.interleavings++;
    }
  });

  it('leaves the newer archive, at whatever point the older run overtakes', async () => {
    const effects = await effectsOf(newer, true);
    for (const { point, when, effect } of effects) {
      const out = await archiveFolder(true);
      const other = () => older(out, 'older', noon, {}).catch(() => undefined);
      await newer(out, 'newer', noon + minute, pauseAt(point, when, other)).catch(() => undefined);
      expect(await archivedIn(out), `${when} '${effect}'`).toEqual(newest);
      met.interleavings++;
    }
  });
});
