/**
 * Crash anywhere, run again: the same archive and one mail; none, with an error that says so, only
 * where the crash fell inside the send. And two runs interleaved anywhere: one mail.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { account, filesBelow, type LaptopRun, runDigest } from '../support/laptop.ts';
import { crashAt, pauseAt, watched } from '../support/side-effects.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';

const suite = folderForSuite();
const day = '2026-11-03';
const start = Date.parse('2026-11-04T07:00:00Z');
const hour = 3_600_000;

function run(out: string, change: Partial<LaptopRun> = {}): LaptopRun {
  const bill = join(suite(), 'bill.csv');
  if (!existsSync(bill)) writeBill(bill, steadyLines('2026-11-01', day));
  const accounts = [account('012345678901', 'Root/Prod')];
  return {
    bill,
    out,
    day,
    accounts,
    now: () => start,
    settings: { restatementDays: 2 },
    ...change,
  };
}

const mailsIn = (out: string) =>
  existsSync(join(out, 'outbox')) ? readdirSync(join(out, 'outbox')).length : 0;

/** What readers of the archive see: every object's bytes and what is registered. */
function archiveIn(out: string) {
  const objects = [...filesBelow(out)].filter(([path]) => path.startsWith('ou-breakdowns/'));
  const content = objects.map(([path, file]) => `${path} ${file.split(' ')[1]}`).sort();
  return { content, catalog: readFileSync(join(out, 'catalog/ou_breakdown.json'), 'utf8') };
}

/** Names of the side effects of an undisturbed run, in order. */
async function sideEffects(): Promise<string[]> {
  const names: string[] = [];
  const before = (name: string) => {
    names.push(name);
  };
  await runDigest(run(tempFolder(), { change: (platform) => watched(platform, { before }) }));
  return names;
}

const survived = { crashes: 0, interleavings: 0 };
afterAll(() => {
  console.info(
    `survived ${survived.crashes} crash points and ${survived.interleavings} interleavings`,
  );
});

describe.each(['the same invocation', 'another run, hours later'])(
  'a crash, then %s again',
  (retry) => {
    it('leaves the archive of an undisturbed run and one mail, wherever it fell', async () => {
      const undisturbed = tempFolder();
      await runDigest(run(undisturbed));
      const expected = archiveIn(undisturbed);
      const effects = await sideEffects();
      expect(effects.filter((name) => name.includes('.parquet'))).toHaveLength(3);
      for (const when of ['before', 'after'] as const) {
        for (const point of effects.keys()) {
          const out = tempFolder();
          const crash = crashAt(point, when);
          const crashing = run(out, {
            runId: 'first',
            change: (platform) => watched(platform, crash),
          });
          await expect(runDigest(crashing)).rejects.toThrow(/^crashed/);
          const again = run(out, {
            runId: retry === 'the same invocation' ? 'first' : 'second',
            now: () => start + (retry === 'the same invocation' ? 60_000 : 3 * hour),
          });
          const error = await runDigest(again).then(
            () => undefined,
            (thrown: Error) => thrown,
          );
          const where = `crashed ${when} '${effects[point]}'`;
          expect(archiveIn(out), where).toEqual(expected);
          expectOneMail(out, effects, { point, when, error, where });
          expect(recordOf(out, again.runId ?? ''), where).toMatchObject({
            outcome: error === undefined ? 'done' : 'failed',
          });
          survived.crashes++;
        }
      }
    });
  },
);

interface CrashPoint {
  readonly point: number;
  readonly when: 'before' | 'after';
  readonly error: Error | undefined;
  readonly where: string;
}

/** Between 'sending' and 'sent' nobody can know whether the mail left: nothing is sent, loudly. */
function expectOneMail(
  out: string,
  effects: readonly string[],
  { point, when, error, where }: CrashPoint,
) {
  const send = effects.indexOf('send');
  const position = point + (when === 'after' ? 1 : 0);
  const isUnknown = position >= send && position <= send + 1;
  if (!isUnknown) {
    expect(error, where).toBeUndefined();
    expect(mailsIn(out), where).toBe(1);
    return;
  }
  expect(error?.message, where).toMatch(
    /may or may not have left.*--resend.*runbooks\/resend-a-mail/s,
  );
  expect(mailsIn(out), where).toBe(position > send ? 1 : 0);
}

function recordOf(out: string, runId: string) {
  return JSON.parse(readFileSync(join(out, 'runs', day, `${runId}.json`), 'utf8'));
}

describe('two runs at once', () => {
  it('send one mail between them and leave one archive, however they interleave', async () => {
    const undisturbed = tempFolder();
    await runDigest(run(undisturbed));
    const expected = archiveIn(undisturbed);
    const effects = await sideEffects();
    for (const when of ['before', 'after'] as const) {
      for (const point of effects.keys()) {
        const out = tempFolder();
        const other = { error: undefined as Error | undefined };
        const runOther = async () => {
          await runDigest(run(out, { runId: 'other' })).catch((error: Error) => {
            other.error = error;
          });
        };
        const one = run(out, {
          runId: 'one',
          change: (platform) => watched(platform, pauseAt(point, when, runOther)),
        });
        const error = await runDigest(one).then(
          () => undefined,
          (thrown: Error) => thrown,
        );
        const where = `one paused ${when} '${effects[point]}': ${error?.message} / ${other.error?.message}`;
        expect(mailsIn(out), where).toBe(1);
        expect(archiveIn(out), where).toEqual(expected);
        expect(
          [error, other.error].filter((thrown) => thrown === undefined).length,
          where,
        ).toBeGreaterThan(0);
        for (const thrown of [error, other.error]) {
          if (thrown !== undefined)
            expect(thrown.message, where).toMatch(/Run (one|other) has had|Another run/);
        }
        survived.interleavings++;
      }
    }
  });
});
