/**
 * A crash on AWS, then another run: the archive is the same, and each audience gets one mail. If the crash
 * happened during a send, that audience gets no second mail and the error says so. Two runs interleaved:
 * each audience gets one mail. Here only the first and the last side effect of each kind is a point of a
 * crash; tests/daily-digest/crash-points.test.ts has all of them, on a laptop.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dailyDigest } from '../../functions/daily-digest/daily-digest.ts';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { account, defaultSettings } from '../support/laptop.ts';
import { crashAt, endsOfKinds, pauseAt, type Watcher, watched } from '../support/side-effects.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('crash points on the wire');
const day = parseBillingDay('2026-11-02');
const start = Date.parse('2026-11-03T07:00:00Z');
const folder = folderForSuite();
const quick = { firstMilliseconds: 20, maxMilliseconds: 50 };
const settings = {
  ...defaultSettings,
  restatementDays: 1,
  mail: {
    ...defaultSettings.mail,
    from: accountNames.sender,
    staleSeconds: 900,
    recipients: [
      { scope: '*', address: 'finops@example.com' },
      { scope: 'Root/Retail', address: 'retail@example.com' },
    ],
  },
};
const audienceCount = settings.mail.recipients.length;

/** A crash takes two runs, of which each takes two seconds on a quiet machine. */
const timeout = 1_200_000;

describe.skipIf(absence !== undefined)('crash points on the wire', { timeout }, () => {
  let aws: WireAws;
  let bill: Awaited<ReturnType<typeof generateBill>>;
  const survived = { effects: 0, crashes: 0, interleavings: 0 };

  beforeAll(async () => {
    aws = await startWireAws();
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
    const dates = { from: '2026-11-01', to: day, asOf: '2026-11-03' };
    bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay(dates.from),
      to: parseBillingDay(dates.to),
      asOf: parseBillingDay(dates.asOf),
      size: 40,
    });
  });
  afterAll(async () => {
    await aws.stop();
    console.info(
      `on the wire, of ${survived.effects} side effects: survived ${survived.crashes} crash points, ` +
        `${survived.interleavings} interleavings`,
    );
  });

  async function emptyAccount() {
    await aws.reset();
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts([account('200000000106', 'Root/Retail', '2026-11-01')]);
  }

  async function run(runId: string, now: number, watcher: Watcher = {}) {
    const timings = { athenaPace: quick, dashboardPace: quick };
    const overrides = { now: () => now, timings };
    const platform: Platform = await openAwsPlatform(readAwsSettings(process.env), overrides);
    const request = { day, runId, resend: false };
    return dailyDigest(watched(platform, watcher), settings, request).then(
      () => undefined,
      (error: Error) => error,
    );
  }

  /** The archive as queries see it: bytes of each object, and the registered partitions. */
  async function archive() {
    const objects = await aws.objects.list({ bucket: accountNames.bucket, key: 'ou-breakdowns/' });
    const content = objects.map(async (place) => {
      const bytes = await aws.objects.get(place);
      return `${place.key} ${createHash('sha256').update(bytes).digest('hex')}`;
    });
    const partitions = await aws.glue.partitions(accountNames.database, accountNames.archive);
    return {
      content: await Promise.all(content),
      days: partitions.map(({ Values }) => Values.join('-')).sort(),
    };
  }

  async function undisturbed() {
    await emptyAccount();
    const effects: string[] = [];
    const before = (name: string) => {
      effects.push(name);
    };
    expect(await run('undisturbed', start, { before })).toBeUndefined();
    survived.effects = effects.length;
    return { effects, expected: await archive() };
  }

  /**
   * After an effect the account is as before the next one, so that most points need only the crash after
   * them; before a send a crash must be reported like one after it.
   */
  function crashesOf(effects: readonly string[]) {
    const before = effects.flatMap((name, point) =>
      point === 0 || name === 'send' ? [point] : [],
    );
    return [
      ...before.map((point) => ({ point, when: 'before' as const })),
      ...endsOfKinds(effects).map((point) => ({ point, when: 'after' as const })),
    ];
  }

  it('end in the same archive and one mail each, wherever the crash happened', async () => {
    const { effects, expected } = await undisturbed();
    const sends = effects.flatMap((name, index) => (name === 'send' ? [index] : []));
    expect(sends).toHaveLength(audienceCount);
    for (const { point, when } of crashesOf(effects)) {
      await emptyAccount();
      const where = `crashed ${when} '${effects[point]}'`;
      const first = await run('first', start, crashAt(point, when));
      expect(first?.message, where).toMatch(/crashed/);
      // Lambda retries an invocation under the same request id.
      const error = await run('first', start + 60_000);
      expect(await archive(), where).toEqual(expected);
      const position = point + (when === 'after' ? 1 : 0);
      const hit = sends.find((send) => position >= send && position <= send + 1);
      if (hit === undefined) expect(error, where).toBeUndefined();
      else expect(error?.message, where).toMatch(/1 of 2 .*may or may not have left.*--resend/s);
      const lost = hit !== undefined && position <= hit ? 1 : 0;
      expect(await aws.sentMail(), where).toHaveLength(audienceCount - lost);
      survived.crashes++;
    }
  });

  it('send one mail to each audience, however two runs interleave', async () => {
    const { effects, expected } = await undisturbed();
    for (const point of endsOfKinds(effects)) {
      await emptyAccount();
      let other: Error | undefined;
      const runOther = async () => {
        other = await run('other', start);
      };
      const error = await run('one', start, pauseAt(point, 'before', runOther));
      const where = `paused before '${effects[point]}': ${error?.message} / ${other?.message}`;
      expect(await aws.sentMail(), where).toHaveLength(audienceCount);
      expect(await archive(), where).toEqual(expected);
      for (const thrown of [error, other]) {
        if (thrown !== undefined)
          expect(thrown.message, where).toMatch(/Run (one|other) has the mail|Another run/);
      }
      survived.interleavings++;
    }
  });
});
