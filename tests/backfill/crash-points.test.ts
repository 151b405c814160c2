/**
 * A backfill that crashes at any point and runs again gives the same archive as one without a crash. So
 * do two backfills, or a backfill and a daily run, interleaved at any point.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { writeAccountRules } from '../support/account-rules.ts';
import { archiveIn } from '../support/archived-files.ts';
import { boundaryPoints, everyPoint } from '../support/crash-points.ts';
import { filesBelow, runDigest } from '../support/laptop.ts';
import { crashAt, pauseAt, type Watcher, watched } from '../support/side-effects.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { type Fill, fill, variedLines, type Workshop, workshop } from './workshop.ts';

const suite = folderForSuite();
const range = { from: parseBillingDay('2026-10-30'), to: parseBillingDay('2026-11-02') };
const lines = variedLines('2026-10-30', '2026-11-02');

/** The suite's bill, and a separate output folder. */
function files(): Workshop {
  const made = existsSync(join(suite(), 'bill.csv'))
    ? { ...first, out: '' }
    : workshop(lines, suite());
  first = made;
  const out = tempFolder();
  writeAccountRules(out);
  return { ...made, out };
}
let first: Workshop;

const through = (watcher: Watcher): Fill => ({
  ...range,
  change: (platform: LocalPlatform) => watched(platform, watcher),
});

async function sideEffects(): Promise<string[]> {
  const names: string[] = [];
  await fill(files(), through({ before: (name) => void names.push(name) }));
  return names;
}

async function undisturbed() {
  const place = files();
  await fill(place, range);
  return archiveIn(place.out);
}

const survived = { crashes: 0, interleavings: 0 };
afterAll(() => {
  console.info(
    `survived ${survived.crashes} crash points and ${survived.interleavings} interleavings`,
  );
});

describe('a backfill that crashes', () => {
  it('is completed by running it again, after a crash at any point, and leaves no staged rows', async () => {
    const expected = await undisturbed();
    const effects = await sideEffects();
    expect(effects.filter((name) => name.startsWith('unload'))).toHaveLength(8);
    expect(effects.filter((name) => name.includes('cost-allocations/'))).toHaveLength(4);
    expect(effects).toContain('register allocations');
    expect(effects).toContain('put allocation/current.json');
    expect(effects.filter((name) => name.includes('ou-breakdowns/'))).toHaveLength(4);
    for (const { point, when, effect } of everyPoint(effects)) {
      const place = files();
      const where = `crashed ${when} '${effect}'`;
      await expect(
        fill(place, { ...through(crashAt(point, when)), runId: 'one' }),
        where,
      ).rejects.toThrow(/crashed/);
      await fill(place, { ...range, runId: 'one' });
      expect(archiveIn(place.out), where).toEqual(expected);
      const staged = [...filesBelow(place.out).keys()].filter((path) => /^staging/.test(path));
      expect(staged, where).toEqual([]);
      survived.crashes++;
    }
  });
});

describe.each(['another backfill', 'a daily run'])('in parallel with %s', (other) => {
  it('gives the same archive, however the two interleave', async () => {
    const expected = await undisturbed();
    const effects = await sideEffects();
    for (const { point, when, effect } of boundaryPoints(effects)) {
      const place = files();
      const runOther = () =>
        other === 'a daily run'
          ? runDigest({ ...place, day: '2026-11-02', settings: { restatementDays: 3 } })
          : fill(place, range);
      await fill(place, through(pauseAt(point, when, runOther)));
      const where = `paused ${when} '${effect}'`;
      const found = archiveIn(place.out);
      expect(found, where).toEqual(expected);
      survived.interleavings++;
    }
  });
});
