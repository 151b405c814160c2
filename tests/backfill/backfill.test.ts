/** A backfill on the local platform: the same archive as daily runs make, one scan a month, no mail. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BackfillRequest, backfill } from '../../functions/backfill/backfill.ts';
import { readBackfillEvent } from '../../functions/backfill/backfill-event.ts';
import { parseBillingDay } from '../../functions/domain/billing-day.ts';
import { InputError } from '../../functions/domain/input-error.ts';
import type { LocalPlatform } from '../../functions/platform/local/local-platform.ts';
import {
  account,
  defaultSettings,
  filesBelow,
  runDigest,
  withPlatform,
} from '../support/laptop.ts';
import { crashAt, watched } from '../support/side-effects.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const accounts = [account('012345678901', 'Root/Prod')];
const range = { from: parseBillingDay('2026-09-10'), to: parseBillingDay('2026-11-05') };
let runs = 0;

function workshop() {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-09-01', '2026-11-05'));
  return { bill, accounts, out: join(folder, 'out') };
}

function fill(
  files: ReturnType<typeof workshop>,
  change: (platform: LocalPlatform) => LocalPlatform = (platform) => platform,
  request: Partial<BackfillRequest> = {},
) {
  return withPlatform(files, (platform) =>
    backfill(change(platform), defaultSettings, { ...range, runId: `fill-${++runs}`, ...request }),
  );
}

const objectsIn = (out: string) =>
  new Map(
    [...filesBelow(out)]
      .filter(([path]) => path.startsWith('ou-breakdowns/'))
      .map(([path, file]) => [path, file.split(' ')[1]]),
  );

describe('a backfill', () => {
  it('archives every day of the range, one scan for each billing period, and never mails', async () => {
    const files = workshop();
    const scans: string[] = [];
    const { archived } = await fill(files, (platform) => ({
      ...platform,
      engine: {
        query: (statement) => {
          if (statement.name === 'ou_breakdown') scans.push(statement.name);
          return platform.engine.query(statement);
        },
      },
    }));
    expect(archived.flatMap(({ days }) => days)).toHaveLength(21 + 31 + 5);
    expect(scans).toHaveLength(3);
    expect(existsSync(join(files.out, 'outbox'))).toBe(false);
    expect(existsSync(join(files.out, 'receipts'))).toBe(false);
  });

  it('makes the very objects that daily runs make', async () => {
    const daily = workshop();
    await runDigest({ ...daily, day: '2026-11-05', settings: { restatementDays: 50 } });
    const filled = workshop();
    await fill(filled, undefined, { from: parseBillingDay('2026-09-01') });
    expect(objectsIn(filled.out)).toEqual(objectsIn(daily.out));
  });

  it('goes on where it was interrupted, writing no finished day again', async () => {
    const files = workshop();
    await expect(
      fill(files, (platform) => watched(platform, crashAt(30, 'after'))),
    ).rejects.toThrow();
    const before = filesBelow(files.out);
    const { archived } = await fill(files);
    const unchanged = archived
      .flatMap(({ days }) => days)
      .filter(({ outcome }) => outcome === 'unchanged');
    expect(unchanged.length).toBeGreaterThan(25);
    for (const [path, file] of filesBelow(files.out)) {
      if (path.startsWith('ou-breakdowns/') && before.has(path))
        expect(file).toBe(before.get(path));
    }
    expect(archived.flatMap(({ days }) => days)).toHaveLength(57);
  });

  it('says which billing periods have no line, and leaves their days as they are', async () => {
    const files = workshop();
    const { withoutLines } = await fill(files, undefined, { from: parseBillingDay('2026-08-01') });
    expect(withoutLines).toEqual(['2026-08']);
  });
});

describe('the event of a backfill', () => {
  const now = Date.parse('2026-11-21T07:00:00Z');

  it('names a range, both days included', () => {
    expect(readBackfillEvent({ from: '2026-10-01', to: '2026-10-01' }, now)).toEqual({
      from: '2026-10-01',
      to: '2026-10-01',
    });
  });

  it.each([
    ['a reversed range', { from: '2026-10-02', to: '2026-10-01' }, /from 2026-10-02 lies after to/],
    ['a future day', { from: '2026-10-02', to: '2026-12-01' }, /to 2026-12-01 lies in the future/],
    ['an impossible day', { from: '2026-02-30', to: '2026-03-01' }, /from: '2026-02-30' is not a/],
    ['half a range', { from: '2026-10-02' }, /to: .*Accepted/],
    ['an unknown field', { from: '2026-10-01', to: '2026-10-02', mail: true }, /mail.*Accepted/],
  ])('is refused with %s', (_, event, says) => {
    expect(() => readBackfillEvent(event, now)).toThrow(InputError);
    expect(() => readBackfillEvent(event, now)).toThrow(says);
  });
});
