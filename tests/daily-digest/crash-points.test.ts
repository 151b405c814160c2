/**
 * After a crash at any point and a second run, the archive is the same and each audience has one mail.
 * Only the audience during whose send the run crashed has none, with an error that says so. Two runs,
 * interleaved at any point, send one mail to each.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { audiencesOf } from '../../src/delivery/mail-audiences.ts';
import { writeAccountRules } from '../support/account-rules.ts';
import { archiveIn } from '../support/archived-files.ts';
import { boundaryPoints, everyPoint } from '../support/crash-points.ts';
import { account, defaultSettings, type LaptopRun, runDigest } from '../support/laptop.ts';
import { crashAt, pauseAt, watched } from '../support/side-effects.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';

const suite = folderForSuite();
const day = '2026-11-03';
const start = Date.parse('2026-11-04T07:00:00Z');
const hour = 3_600_000;
/** With a send rate, as on AWS: the second audience still waits for the first. */
const sendsPerSecond = 1000;
const recipients = [
  { scope: '*', address: 'finops@example.com' },
  { scope: 'Root/Prod', address: 'owner@example.com' },
];
const audiences = audiencesOf(recipients).map(({ name }) => name);

function run(out: string, change: Partial<LaptopRun> = {}): LaptopRun {
  const bill = join(suite(), 'bill.csv');
  if (!existsSync(bill)) writeBill(bill, steadyLines('2026-11-01', day));
  const accounts = [account('012345678901', 'Root/Prod')];
  writeAccountRules(out);
  return {
    bill,
    out,
    day,
    accounts,
    now: () => start,
    settings: { restatementDays: 2, mail: { ...defaultSettings.mail, recipients, sendsPerSecond } },
    ...change,
  };
}

/** Audiences of the sent mails, in order of name; one with two mails appears twice. */
const mailsIn = (out: string) => {
  const files = existsSync(join(out, 'outbox')) ? readdirSync(join(out, 'outbox')) : [];
  return files.map((file) => file.split('.')[2] ?? '').sort();
};
const everyone = audiences.toSorted();

/** Names of the side effects of a run without a crash, in order. */
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

describe.each([
  ['the same invocation', everyPoint],
  ['another run, hours later', boundaryPoints],
] as const)('a crash, then %s again', (retry, pointsOf) => {
  it('gives the archive of a run without a crash and one mail each, for every crash point', async () => {
    const undisturbed = tempFolder();
    await runDigest(run(undisturbed));
    const expected = archiveIn(undisturbed);
    const effects = await sideEffects();
    expect(effects.filter((name) => name.includes('ou-breakdowns/'))).toHaveLength(3);
    expect(effects.filter((name) => name.includes('cost-allocations/'))).toHaveLength(3);
    expect(effects).toContain('register allocations');
    expect(effects).toContain('put allocation/current.json');
    expect(effects.filter((name) => name.includes('ou-forecasts/'))).toHaveLength(1);
    for (const { point, when, effect } of pointsOf(effects)) {
      const out = tempFolder();
      const crash = crashAt(point, when);
      const crashing = run(out, {
        runId: 'first',
        change: (platform) => watched(platform, crash),
      });
      await expect(runDigest(crashing)).rejects.toThrow(/crashed/);
      const again = run(out, {
        runId: retry === 'the same invocation' ? 'first' : 'second',
        now: () => start + (retry === 'the same invocation' ? 60_000 : 3 * hour),
      });
      const error = await runDigest(again).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      const where = `crashed ${when} '${effect}'`;
      expect(archiveIn(out), where).toEqual(expected);
      expectOneMailEach(out, effects, { point, when, error, where });
      expect(recordOf(out, again.runId ?? ''), where).toMatchObject({
        outcome: error === undefined ? 'done' : 'failed',
      });
      survived.crashes++;
    }
  });
});

interface Crashed {
  readonly point: number;
  readonly when: 'before' | 'after';
  readonly error: Error | undefined;
  readonly where: string;
}

/** Between 'sending' and 'sent' it is unknown whether the mail was sent: the next run fails instead. */
function expectOneMailEach(
  out: string,
  effects: readonly string[],
  { point, when, error, where }: Crashed,
) {
  const sends = effects.flatMap((name, index) => (name === 'send' ? [index] : []));
  expect(sends).toHaveLength(audiences.length);
  const position = point + (when === 'after' ? 1 : 0);
  const hit = sends.findIndex((send) => position >= send && position <= send + 1);
  const unknown = audiences[hit];
  if (unknown === undefined) {
    expect(error, where).toBeUndefined();
    expect(mailsIn(out), where).toEqual(everyone);
    return;
  }
  expect(error?.message, where).toMatch(
    /1 of 2 mails were not sent.*may or may not have left.*--resend.*runbooks\/resend-a-mail/s,
  );
  expect(error?.message, where).toContain(`to ${unknown} at`);
  const hasLeft = position > (sends[hit] ?? 0);
  expect(mailsIn(out), where).toEqual(everyone.filter((name) => hasLeft || name !== unknown));
}

function recordOf(out: string, runId: string) {
  return JSON.parse(readFileSync(join(out, 'runs', day, `${runId}.json`), 'utf8'));
}

/** Two runs for each side effect. */
const timeout = 300_000;

describe('two runs at once', { timeout }, () => {
  it('send one mail to each audience and give one archive, however they interleave', async () => {
    const undisturbed = tempFolder();
    await runDigest(run(undisturbed));
    const expected = archiveIn(undisturbed);
    const effects = await sideEffects();
    for (const { point, when, effect } of boundaryPoints(effects)) {
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
      const where = `one paused ${when} '${effect}': ${error?.message} / ${other.error?.message}`;
      expect(mailsIn(out), where).toEqual(everyone);
      expect(archiveIn(out), where).toEqual(expected);
      expect(
        [error, other.error].filter((thrown) => thrown === undefined).length,
        where,
      ).toBeGreaterThan(0);
      for (const thrown of [error, other.error]) {
        if (thrown !== undefined)
          expect(thrown.message, where).toMatch(/Run (one|other) has the mail|Another run/);
      }
      survived.interleavings++;
    }
  });
});

describe('a run that finds another sending', () => {
  it('waits for it, and does not fail or send again', async () => {
    const out = tempFolder();
    const patient = { ...defaultSettings.mail, recipients, claimWaitSeconds: 30 };
    const onlyWhole = { ...patient, recipients: recipients.slice(0, 1) };
    const others: Promise<DigestOutcome>[] = [];
    const startOther = (looked: () => void) => {
      const read = (key: string) => {
        if (key === `receipts/${day}/finops.json`) looked();
      };
      const change: LaptopRun['change'] = (platform) => watched(platform, { read });
      const settings = { restatementDays: 2, mail: patient };
      others.push(runDigest(run(out, { runId: 'other', settings, change })));
    };
    const before = async (name: string) => {
      if (name === 'send') await new Promise<void>(startOther);
    };
    const change: LaptopRun['change'] = (platform) => watched(platform, { before });
    const settings = { restatementDays: 2, mail: onlyWhole };
    await runDigest(run(out, { runId: 'one', settings, change }));
    const [other] = await Promise.all(others);
    expect(mailsIn(out)).toEqual(everyone);
    expect(other?.deliveries.map(({ delivery }) => delivery.outcome)).toEqual([
      'already-sent',
      'sent',
    ]);
  });
});
