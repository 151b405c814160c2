/**
 * Everything that AWS, an export's setting or a person can do to the files of a bill, tested through the
 * complete path on an emulated account: archived days are replaced only by a complete delivery.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dailyDigest } from '../../functions/daily-digest/daily-digest.ts';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { readDay } from '../../src/archive/read/read-day.ts';
import { type Acceptance, nothingAccepted } from '../../src/archive/window/archive-settings.ts';
import { daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { keepArchive, type RestoreArchive } from '../support/aws/account/kept-archive.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { deliverLines, partNames, removePeriod, type WireLine } from '../support/aws/wire-bill.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { account, defaultSettings } from '../support/laptop.ts';
import { pauseAt, type Watcher, watched } from '../support/side-effects.ts';

const absence = wireAwsAbsence('deliveries of a bill on the wire');
const kinds: readonly BillSource[] = ['cur2', 'legacy', 'focus'];
const accountIds = ['012345678901', '012345678902', '012345678903'];
const otherPayer = '000000000002';
const scanQuery = /^UNLOAD[\s\S]*bill_lines as \(/;
const quick = { firstMilliseconds: 20, maxMilliseconds: 50 };
const firstDay = parseBillingDay('2026-10-31');
const yesterday = parseBillingDay('2026-11-02');
const today = parseBillingDay('2026-11-03');

/** Sixty lines per day over three accounts: 120 USD. */
function linesUpTo(last: string, change: Partial<WireLine> = {}): WireLine[] {
  return daysFromTo(firstDay, parseBillingDay(last)).flatMap((day) =>
    Array.from({ length: 60 }, (_, line) => {
      return { day, account: accountIds[line % 3] ?? '', cost: 2, ...change };
    }),
  );
}

const half = (lines: readonly WireLine[]) => lines.filter((_, index) => index % 2 === 0);

interface Run {
  readonly runId?: string;
  readonly day?: typeof today;
  readonly accept?: Acceptance;
  readonly restatementDays?: number;
  readonly watcher?: Watcher;
}

const openPlatform = () =>
  openAwsPlatform(readAwsSettings(process.env), {
    timings: { athenaPace: quick, dashboardPace: quick },
  });

async function run(request: Run = {}): Promise<DigestOutcome> {
  const { day = today, accept = nothingAccepted, runId = `run of ${day}`, watcher = {} } = request;
  const settings = {
    ...defaultSettings,
    restatementDays: request.restatementDays ?? 14,
    mail: { ...defaultSettings.mail, from: accountNames.sender },
  };
  const platform = watched(await openPlatform(), watcher);
  return dailyDigest(platform, settings, { day, runId, resend: false, accept });
}

const putDirectory = (aws: WireAws) =>
  aws.putAccounts(accountIds.map((id) => account(id, 'Root/Prod', '2026-10-01')));

/** Starts an account for the suite, which is empty before each test apart from its directory. */
function accountFor(source: BillSource): () => WireAws {
  let aws: WireAws | undefined;
  const given = () => aws as WireAws;
  beforeAll(async () => {
    aws = await startWireAws({ source });
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
  });
  beforeEach(async () => {
    await given().reset();
    await putDirectory(given());
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await aws?.stop();
  });
  return given;
}

/** Key → SHA-256 of every archived day. */
async function archiveOf(aws: WireAws): Promise<Map<string, string>> {
  const objects = await aws.objects.list({ bucket: accountNames.bucket, key: 'ou-breakdowns/' });
  const hashes = objects.map(async (place) => {
    const bytes = await aws.objects.get(place);
    return [place.key, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return new Map(await Promise.all(hashes));
}

async function costsOf(from: string, to: string): Promise<number[]> {
  const { store } = await openPlatform();
  const days = daysFromTo(parseBillingDay(from), parseBillingDay(to));
  const rows = await Promise.all(days.map((day) => readDay(store, day)));
  return rows.map(({ dailyCost }) => dailyCost.reduce((sum, cost) => sum + cost, 0));
}

const scans = (aws: WireAws) => aws.athena.queries().filter(({ sql }) => scanQuery.test(sql));

describe.skipIf(absence !== undefined).each(kinds)('the archive of a %s bill', (source) => {
  const given = accountFor(source);
  let aws: WireAws;
  let before: ReadonlyMap<string, string>;
  let restore: RestoreArchive | undefined;

  /** Yesterday's bill and the archive that one run made of it. */
  beforeEach(async () => {
    aws = given();
    await deliverLines(aws, linesUpTo(yesterday));
    if (restore === undefined) {
      await run({ day: yesterday });
      restore = await keepArchive(aws);
      await given().reset();
      await putDirectory(aws);
      await deliverLines(aws, linesUpTo(yesterday));
    }
    await restore();
    before = await archiveOf(aws);
    expect(before.size).toBe(3);
  });

  const isAsBefore = async () => {
    const now = await archiveOf(aws);
    return [...before].every(([key, hash]) => now.get(key) === hash);
  };

  it('keeps its days when half of the export is missing, and the mail says so', async () => {
    await deliverLines(aws, half(linesUpTo(today)), 'half');
    const { archived, figures, mail } = await run();
    expect(await isAsBefore()).toBe(true);
    expect(new Set(archived.kept.map(({ reason }) => reason))).toEqual(new Set(['shrunk']));
    expect(archived.kept).toHaveLength(3);
    expect(figures).toMatchObject({ reportDay: yesterday, data: { state: 'held' } });
    expect(mail.text).toMatch(/Can I trust it\? No/);
    expect(await aws.sentMail()).toHaveLength(1);
  });

  it('is unchanged when a part is missing, and the part is named', async () => {
    await deliverLines(aws, linesUpTo(today));
    await aws.objects.remove(await placeOf(partNames[1]));
    await expect(run()).rejects.toThrow(`${partNames[1]} is absent`);
    expect(await archiveOf(aws)).toEqual(before);
    expect(scans(aws)).toEqual([]);
  });

  async function placeOf(name: string) {
    const all = await aws.objects.list({ bucket: accountNames.billingBucket, key: '' });
    const place = all.findLast(({ key }) => key.endsWith(name));
    if (place === undefined) throw new Error(`the bill has no ${name}`);
    return place;
  }

  it('comes from the delivery that arrived while the bill was read: it is read again', async () => {
    await deliverLines(aws, linesUpTo(today), 'morning');
    const newest = linesUpTo(today, { cost: 3 });
    const whenRead = () => deliverLines(aws, newest, 'noon');
    aws.athena.failNext({ operation: 'StartQueryExecution', matching: scanQuery, whenRead });
    const { archived } = await run();
    expect(archived.kept).toEqual([]);
    expect(scans(aws)).toHaveLength(2);
    expect(await costsOf(firstDay, today)).toEqual(Array(4).fill(180));
  });

  it('is unchanged when that happens twice in a row', async () => {
    await deliverLines(aws, linesUpTo(today), 'morning');
    let cost = 2;
    const whenRead = () => deliverLines(aws, linesUpTo(today, { cost: ++cost }));
    const meanwhile = { operation: 'StartQueryExecution', times: 2, whenRead } as const;
    aws.athena.failNext({ ...meanwhile, matching: scanQuery });
    await expect(run()).rejects.toThrow(/changed while they were read, twice in a row/);
    expect(cost).toBe(4);
    expect(await archiveOf(aws)).toEqual(before);
    expect(await aws.sentMail()).toEqual([]);
  });

  it('keeps a billing period that the bill no longer has', async () => {
    await removePeriod(aws, '2026-10');
    await deliverLines(
      aws,
      linesUpTo(today).filter(({ day }) => day >= '2026-11-01'),
    );
    const { archived, figures } = await run();
    expect(await isAsBefore()).toBe(true);
    expect(archived.kept.map(({ day, reason }) => [day, reason])).toEqual([
      [firstDay, 'period-absent'],
    ]);
    expect(figures).toMatchObject({ reportDay: today, total: { cost: 120 } });
  });

  it('accepts no bill of another payer until someone allows it', async () => {
    await deliverLines(aws, linesUpTo(today, { payer: otherPayer }));
    await expect(run()).rejects.toThrow(new RegExp(`--accept-payer ${otherPayer}@`));
    expect(await archiveOf(aws)).toEqual(before);
    const payer = { payer: otherPayer, from: today };
    const { archived, figures } = await run({ accept: { shrink: false, payer } });
    expect(await isAsBefore()).toBe(true);
    expect(archived.days.at(-1)).toMatchObject({ outcome: 'written' });
    expect(figures).toMatchObject({ reportDay: today, total: { cost: 120 } });
  });
});

describe.skipIf(absence !== undefined)('the function of the digest', () => {
  const given = accountFor('cur2');

  const digest = (event: object) => {
    const environment = {
      ...given().environment,
      DIGEST_MAIL_FROM: accountNames.sender,
      DIGEST_MAIL_TO: 'finops@example.com',
    };
    return invoke('daily-digest', environment, event);
  };

  /** The function's metrics in CloudWatch's embedded metric format. */
  const metricsOf = (output: string): Record<string, unknown> =>
    Object.assign(
      {},
      ...output
        .split('\n')
        .filter((line) => line.includes('CloudWatchMetrics'))
        .map((line) => JSON.parse(line)),
    );

  it('counts the held days, and replaces them if the event accepts it', async () => {
    const aws = given();
    await deliverLines(aws, linesUpTo(yesterday));
    const first = await digest({ reportDay: yesterday });
    expect(first.error).toBeUndefined();
    expect(metricsOf(first.output)).toMatchObject({ HeldDays: 0 });
    await deliverLines(aws, half(linesUpTo(today)), 'half');
    const held = await digest({ reportDay: today });
    expect(held.error).toBeUndefined();
    expect(held.result).toMatchObject({ reportDay: yesterday });
    expect(metricsOf(held.output)).toMatchObject({ HeldDays: 3 });
    expect(await costsOf(firstDay, yesterday)).toEqual(Array(3).fill(120));
    const accepted = await digest({ reportDay: today, acceptShrink: true });
    expect(accepted.error).toBeUndefined();
    expect(metricsOf(accepted.output)).toMatchObject({ HeldDays: 0 });
    expect(await costsOf(firstDay, today)).toEqual(Array(4).fill(60));
  });

  it('uses the bill of another payer if the event accepts it', async () => {
    const aws = given();
    await deliverLines(aws, linesUpTo(yesterday));
    await digest({ reportDay: yesterday });
    await deliverLines(aws, linesUpTo(today, { payer: otherPayer, cost: 3 }));
    const refused = await digest({ reportDay: today });
    expect(refused.error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('of payer account 000000000002'),
    });
    const event = { reportDay: today, acceptPayer: `${otherPayer}@${today}` };
    expect((await digest(event)).error).toBeUndefined();
    expect(await costsOf(yesterday, today)).toEqual([120, 180]);
  });
});

describe.skipIf(absence !== undefined)('two runs at once', () => {
  const given = accountFor('cur2');
  const days = { from: '2026-11-01', to: '2026-11-03' } as const;
  const day = parseBillingDay(days.to);
  const ofArchive = /archive-state|ou-breakdowns|register/;
  const met = { interleavings: 0 };
  const plain = linesUpTo(day).filter((line) => line.day >= days.from);
  const one = (day: string, cost: number) => ({ day, account: accountIds[0] ?? '', cost });
  /** The older bill changes one day that the newer one leaves unchanged, and one that both change. */
  const older = [...plain, one('2026-11-01', 5), one('2026-11-02', 1)];
  const newer = [...plain, one('2026-11-02', 2), one('2026-11-03', 3)];
  const newest = [120, 122, 123];

  afterAll(() => console.info(`the newer bill stayed in ${met.interleavings} interleavings`));

  const runOn = (runId: string, watcher: Watcher = {}) =>
    run({ runId, day, restatementDays: 2, watcher }).catch((error: Error) => error);

  let restore: RestoreArchive | undefined;

  /** One run makes the archive that the others begin with. */
  async function archivePlain() {
    await emptyBut(plain);
    if (restore === undefined) {
      await runOn('first');
      restore = await keepArchive(given());
      await emptyBut(plain);
    }
    await restore();
  }

  async function emptyBut(lines: readonly WireLine[]) {
    await given().reset();
    await putDirectory(given());
    await deliverLines(given(), lines, 'plain');
  }

  async function effectsOf(lines: readonly WireLine[]): Promise<[number, string][]> {
    await archivePlain();
    await deliverLines(given(), lines);
    const names: string[] = [];
    await runOn('counted', { before: (name) => void names.push(name) });
    return [...names.entries()].filter(([, name]) => ofArchive.test(name));
  }

  it('end with the newer bill, wherever the run that read the older one pauses', async () => {
    const effects = await effectsOf(older);
    for (const when of ['before', 'after'] as const) {
      for (const [point, effect] of effects) {
        await archivePlain();
        await deliverLines(given(), older, 'older');
        const other = async () => {
          await deliverLines(given(), newer, 'newer');
          await runOn('newer');
        };
        await runOn('older', pauseAt(point, when, other));
        expect(await costsOf(days.from, days.to), `${when} '${effect}'`).toEqual(newest);
        met.interleavings += 1;
      }
    }
  }, 1_200_000);

  it('end with the newer bill, wherever the older one overtakes it', async () => {
    const effects = await effectsOf(newer);
    for (const [point, effect] of effects) {
      await archivePlain();
      await deliverLines(given(), older, 'older');
      const [hasRead, goOn] = [gate(), gate()];
      const hold = async (_: string, index: number) => {
        if (index > 0) return;
        hasRead.open();
        await goOn.opened;
      };
      const earlier = runOn('older', { before: hold });
      await hasRead.opened;
      await deliverLines(given(), newer, 'newer');
      const overtake = async () => {
        goOn.open();
        await earlier;
      };
      await runOn('newer', pauseAt(point, 'before', overtake));
      expect(await costsOf(days.from, days.to), `before '${effect}'`).toEqual(newest);
      met.interleavings += 1;
    }
  }, 1_200_000);
});

interface ReplacementRule {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): ReplacementRule {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
