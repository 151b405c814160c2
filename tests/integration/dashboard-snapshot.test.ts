/**
 * The executives' page over the wire, by each of its four routes, with each call failing in turn: then no
 * page is sent, the run reports why, and the next run sends it once.
 */
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dailyDigest } from '../../functions/daily-digest/daily-digest.ts';
import type { PageRequest } from '../../functions/dashboard-snapshot/page-request.ts';
import { sendExecutivePage } from '../../functions/dashboard-snapshot/send-executive-page.ts';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { openPageRoute } from '../../src/platform/aws/page-routes.ts';
import type { RouteSettings } from '../../src/settings/page-settings.ts';
import { keepArchive, type RestoreArchive } from '../support/aws/account/kept-archive.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import type { JobOutcome } from '../support/aws/quicksight/job-answers.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import type { WireProblem } from '../support/aws/wire-fault.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { account, defaultSettings } from '../support/laptop.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('the executives’ page on the wire');
const day = parseBillingDay('2026-11-02');
const seven = Date.parse('2026-11-03T07:00:00Z');
const folder = folderForSuite();
const quick = { firstMilliseconds: 20, maxMilliseconds: 50 };
const timings = { athenaPace: quick, dashboardPace: quick };
const patience = { staleSeconds: 900, claimWaitSeconds: 0 };
const settings = {
  thresholds: defaultSettings.thresholds,
  waitSeconds: 1,
  budgets: [],
  mail: { from: accountNames.sender, to: ['chief@example.com'], ...patience },
};

const sheet = { dashboardId: 'costs', sheetId: 'executive' };
const user = {
  userArn: 'arn:aws:quicksight:eu-central-1:123456789012:user/default/chief',
  roleArn: 'arn:aws:iam::123456789012:role/acme-finops-prod-snapshot',
};
const routes = {
  'console-schedule': { kind: 'console-schedule', dashboardId: 'costs', scheduleId: 'daily' },
  'registered-user': { kind: 'registered-user', ...sheet, ...user },
  anonymous: { kind: 'anonymous', ...sheet },
  rendered: { kind: 'rendered' },
} as const satisfies Record<string, RouteSettings>;
type RouteName = keyof typeof routes;
const drawn = ['registered-user', 'anonymous'] as const;

describe.skipIf(absence !== undefined)('the executives’ page on the wire', () => {
  let aws: WireAws;
  let bill: Awaited<ReturnType<typeof generateBill>>;

  beforeAll(async () => {
    aws = await startWireAws();
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
    vi.stubEnv('DIGEST_QUICKSIGHT_TIMEOUT_SECONDS', '1');
    bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2026-11-01'),
      to: day,
      asOf: parseBillingDay('2026-11-03'),
      size: 40,
    });
  });
  afterAll(() => aws.stop());
  beforeEach(async () => {
    await aws.reset();
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts([account('200000000106', 'Root/Retail', '2026-11-01')]);
  });

  const platformAt = (now: number) =>
    openAwsPlatform(readAwsSettings(process.env), { now: () => now, timings });

  let restore: RestoreArchive | undefined;

  /** The first run that refreshes makes the archive for all tests that need one. */
  async function digest(ingestion: JobOutcome = {}): Promise<void> {
    aws.quicksight.nextOutcome(ingestion);
    if (ingestion.state !== undefined) return runDigest(ingestion);
    if (restore === undefined) {
      await runDigest(ingestion);
      restore = await keepArchive(aws);
    } else {
      await restore();
      await (await platformAt(seven)).dashboard.refresh('digest-1');
    }
  }

  async function runDigest(ingestion: JobOutcome): Promise<void> {
    const mail = {
      ...defaultSettings.mail,
      from: accountNames.sender,
      recipients: [{ scope: '*', address: 'finops@example.com' }],
    };
    const request = { day, runId: 'digest-1', resend: false };
    const run = dailyDigest(
      await platformAt(seven),
      { ...defaultSettings, restatementDays: 1, mail },
      request,
    );
    await (ingestion.state === undefined ? run : run.catch(() => undefined));
  }

  async function snapshot(name: RouteName, change: Partial<PageRequest> = {}) {
    const platform = await platformAt(seven + 3_600_000);
    const options = { route: routes[name], jobSeconds: 1, timings };
    const route = openPageRoute(readAwsSettings(process.env), options);
    const request = { day, runId: 'run-1', resend: false, sleep: async () => {}, ...change };
    return sendExecutivePage(platform, route, settings, request);
  }

  const messageOf = (run: Promise<unknown>) =>
    run.then(
      () => 'it did not fail',
      (error: Error) => error.message,
    );
  const executivesMail = async () =>
    (await aws.sentMail()).filter(({ to }) => to.includes('chief@example.com'));
  const started = (kind: string) => aws.quicksight.jobs().filter((job) => job.kind === kind);
  const fail = (problem: WireProblem) => {
    aws.quicksight.failNext(problem);
    aws.proxy.failNext(problem);
  };

  it.each(drawn)('is drawn by QuickSight for %s and mailed unchanged', async (name) => {
    await digest();
    const { delivery, pageKey = '' } = await snapshot(name);
    expect(delivery.outcome).toBe('sent');
    const [mail, ...more] = await executivesMail();
    expect(more).toEqual([]);
    const { attachments, text } = await simpleParser(mail?.raw ?? '');
    const stored = await aws.objects.get({ bucket: accountNames.bucket, key: pageKey ?? '' });
    expect(Buffer.from(stored).toString()).toBe('%PDF-1.7 drawn by a stand-in');
    expect(attachments[0]?.content.equals(stored)).toBe(true);
    expect(text).toMatch(/Month to date +\$/);
    const [order] = aws.quicksight.requests('StartDashboardSnapshotJob');
    const files = [{ FormatType: 'PDF', SheetSelections: [expect.anything()] }];
    expect(JSON.parse(order?.body.toString() ?? '')).toMatchObject({
      SnapshotConfiguration: { FileGroups: [{ Files: files }] },
    });
  });

  it('is drawn with a session that carries the registered user’s identity', async () => {
    await digest();
    await snapshot('registered-user');
    const [assumed] = aws.proxy.requests('AssumeRole');
    const form = new URLSearchParams(assumed?.body.toString());
    expect(form.get('RoleArn')).toBe(user.roleArn);
    expect(form.get('ProvidedContexts.member.1.ContextAssertion')).toBe(
      `context of ${user.userArn}`,
    );
    expect(form.get('ProvidedContexts.member.1.ProviderArn')).toBe(
      'arn:aws:iam::aws:contextProvider/QuickSight',
    );
    const [order] = aws.quicksight.requests('StartDashboardSnapshotJob');
    expect(order?.headers.authorization).toMatch(/Credential=ASIA/);
    expect(JSON.parse(order?.body.toString() ?? '')).not.toHaveProperty('UserConfiguration');
  });

  it('is started once if QuickSight mails it, and never mailed by us', async () => {
    await digest();
    expect((await snapshot('console-schedule')).delivery.outcome).toBe('sent');
    const again = await snapshot('console-schedule', { runId: 'run-2' });
    expect(again.delivery.outcome).toBe('already-sent');
    expect(started('schedule')).toEqual([{ kind: 'schedule', id: 'daily', of: 'costs' }]);
    expect(await executivesMail()).toEqual([]);
  });

  it('is made by the bundle that Terraform ships, as HTML, without QuickSight', async () => {
    await digest();
    const environment = {
      ...aws.environment,
      DIGEST_SNAPSHOT_ROUTE: 'rendered',
      DIGEST_SNAPSHOT_MAIL_TO: 'chief@example.com',
      DIGEST_MAIL_FROM: accountNames.sender,
    };
    const { result, error } = await invoke('dashboard-snapshot', environment, { reportDay: day });
    expect(error).toBeUndefined();
    expect(result).toMatchObject({
      delivery: 'sent',
      page: `s3://${accountNames.bucket}/snapshots/${day}/aws-costs-${day}.html`,
    });
    const [mail] = await executivesMail();
    const { attachments } = await simpleParser(mail?.raw ?? '');
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['text/html']);
    expect(started('snapshot')).toEqual([]);
  });

  const denied = { error: 'access-denied' } as const;
  const put = { operation: 'PutObject', matching: /snapshots\/[^ ]*aws-costs/ };
  const failures: readonly (readonly [RouteName, WireProblem, RegExp])[] = [
    ...(['console-schedule', ...drawn] as const).map(
      (name) =>
        [name, { operation: 'DescribeIngestion', ...denied }, /how ingestion digest-1/] as const,
    ),
    [
      'console-schedule',
      { operation: 'StartDashboardSnapshotJobSchedule', ...denied },
      /refused to start schedule daily/,
    ],
    ['registered-user', { operation: 'GetIdentityContext', ...denied }, /did not confirm arn/],
    [
      'registered-user',
      { operation: 'AssumeRole', ...denied },
      /sts:AssumeRole and sts:SetContext/,
    ],
    ...drawn.flatMap(
      (name) =>
        [
          [name, { operation: 'StartDashboardSnapshotJob', ...denied }, /did not start snapshot/],
          [name, { operation: 'DescribeDashboardSnapshotJob', ...denied }, /how snapshot finops-/],
          [
            name,
            { operation: 'DescribeDashboardSnapshotJobResult', ...denied },
            /did not give the result of snapshot/,
          ],
        ] as const,
    ),
    [
      'anonymous',
      {
        operation: 'StartDashboardSnapshotJob',
        error: { code: 'UnsupportedPricingPlanException', status: 403 },
      },
      /need capacity pricing; choose another route/,
    ],
    ...(['rendered', ...drawn] as const).flatMap(
      (name) =>
        [
          [name, { ...put, ...denied }, /snapshots\/2026-11-02\/aws-costs-2026-11-02/],
          [
            name,
            { operation: 'SendEmail', error: { code: 'MessageRejected', status: 400 } },
            /MessageRejected/,
          ],
        ] as const,
    ),
  ];

  it.each(failures)('by %s fails with %o, then is sent once', async (name, problem, message) => {
    await digest();
    fail(problem);
    expect(await messageOf(snapshot(name))).toMatch(message);
    expect(await executivesMail()).toEqual([]);
    expect(started('schedule')).toEqual([]);
    // An error that only one of the two servers could meet remains in the other.
    await snapshot(name, { runId: 'run-2' });
    await snapshot(name, { runId: 'run-3' });
    const left = name === 'console-schedule' ? started('schedule') : await executivesMail();
    expect(left).toHaveLength(1);
  });

  it.each([
    ['server-error', { error: 'server-error' }],
    ['a lost answer', { drop: 'response' }],
  ] as const)(
    'is never started again after %s, because it may have been sent',
    async (_, wrong) => {
      await digest();
      aws.quicksight.failNext({ operation: 'StartDashboardSnapshotJobSchedule', ...wrong });
      expect(await messageOf(snapshot('console-schedule'))).toMatch(
        /is not known.*"resend": true/s,
      );
      expect(await messageOf(snapshot('console-schedule'))).toMatch(/may or may not have left/);
      expect(aws.quicksight.requests('StartDashboardSnapshotJobSchedule')).toHaveLength(1);
      await snapshot('console-schedule', { resend: true });
      expect(aws.quicksight.requests('StartDashboardSnapshotJobSchedule')).toHaveLength(2);
    },
  );

  it.each(drawn)('by %s survives throttling and a lost answer with one job', async (name) => {
    await digest();
    aws.quicksight.failNext({ operation: 'StartDashboardSnapshotJob', error: 'throttled' });
    aws.quicksight.failNext({ operation: 'StartDashboardSnapshotJob', drop: 'response' });
    await snapshot(name);
    expect(started('snapshot')).toHaveLength(1);
    expect(await executivesMail()).toHaveLength(1);
  });

  const outcomes: readonly (readonly [string, JobOutcome, RegExp])[] = [
    ['fails', { state: 'FAILED', errorType: 'DASHBOARD_ACCESS_DENIED' }, /DASHBOARD_ACCESS_DENIED/],
    ['never ends', { state: 'RUNNING' }, /did not finish snapshot .* in 1 s/],
    ['writes elsewhere', { snapshotUri: 's3://other/page.pdf', page: '' }, /not below s3:/],
    ['writes nothing', { page: '' }, /nothing is there/],
    ['draws no PDF', { page: 'PK' }, /is not a PDF/],
    ['restricts the user', { errorType: 'CAPABILITY_RESTRICTED' }, /CAPABILITY_RESTRICTED/],
  ];

  it.each(outcomes)('is not mailed if QuickSight’s job %s', async (_, outcome, message) => {
    await digest();
    aws.quicksight.nextOutcome(outcome);
    expect(await messageOf(snapshot('anonymous'))).toMatch(message);
    expect(await executivesMail()).toEqual([]);
    await snapshot('anonymous', { runId: 'run-2' });
    expect(await executivesMail()).toHaveLength(1);
  });

  it('is drawn again by a retry of the run whose job failed', async () => {
    await digest();
    aws.quicksight.nextOutcome({ state: 'FAILED', errorType: 'INTERNAL' });
    expect(await messageOf(snapshot('anonymous'))).toMatch(/INTERNAL/);
    await snapshot('anonymous');
    expect(started('snapshot').map(({ id }) => id)).toEqual([
      'finops-2026-11-02-run-1-1',
      'finops-2026-11-02-run-1-2',
    ]);
    expect(await executivesMail()).toHaveLength(1);
  });

  it('waits for the ingestion of the digest’s run, and accepts one that an operator names', async () => {
    await digest({ state: 'FAILED', errorType: 'SOURCE_API_LIMIT_EXCEEDED_FAILURE' });
    expect(await messageOf(snapshot('anonymous'))).toMatch(/ended ingestion digest-1 .* as FAILED/);
    const platform = await platformAt(seven);
    await platform.dashboard.refresh('by-hand');
    await snapshot('anonymous', { runId: 'run-2', ingestionId: 'by-hand' });
    expect(await executivesMail()).toHaveLength(1);
  });

  it('names the ingestion that did not finish, or was never started', async () => {
    await digest({ state: 'RUNNING' });
    expect(await messageOf(snapshot('anonymous'))).toMatch(/did not finish ingestion digest-1/);
    expect(
      await messageOf(snapshot('anonymous', { runId: 'run-2', ingestionId: 'unknown' })),
    ).toMatch(/ResourceNotFoundException.*ingestionId of that refresh/);
  });
});
