/**
 * The bundle that Terraform deploys, in a plain Node process, against the AWS wire protocols: Athena runs
 * the SQL over the objects in S3, Glue stores the partitions, SES accepts the mail, QuickSight ingests. The
 * results are compared with those of the same digest on a laptop.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BillFormat } from '../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { restatedBetween } from '../../samples/generator/scenario.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { type Invocation, invoke, invokeOn } from '../support/lambda/lambda.ts';
import { recordedLambda } from '../support/lambda/recorded-lambda.ts';
import { filesBelow, runDigest } from '../support/laptop.ts';
import { findNode, nodeAbsence } from '../support/node/find-node.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('the daily digest on the wire');
const absence24 = nodeAbsence('the daily digest on the wire, on Node 24', 24);
/** With a month's end in the bill, and days before it that AWS restates. */
const firstDay = '2026-10-25';
const reportDay = '2026-11-06';
const dayCount = 13;
const restatementDays = 12;
/** Some tests run the digest twice, and the machine may be busy. */
const timeout = 600_000;
const folder = folderForSuite();
const sources = { cur2: 'cur2', legacy: 'legacy-parquet', focus: 'focus' } as const;
const seen: string[] = [];

const scheduled = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-11-07T07:00:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:events:eu-central-1:123456789012:rule/finops-digest'],
  detail: {},
};

const billOf = (day: string, asOf: string) =>
  generateBill({
    out: join(folder(), asOf),
    from: parseBillingDay(firstDay),
    to: parseBillingDay(day),
    asOf: parseBillingDay(asOf),
    formats: ['cur2', 'legacy-parquet', 'focus'],
    hostile: true,
    storyDay: parseBillingDay(reportDay),
  });

const accountsOf = (bill: GeneratedBill) =>
  parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts);

/** Writes bill, directory and budgets to the account. */
async function deliver(aws: WireAws, bill: GeneratedBill, format: BillFormat = 'cur2') {
  const tree = bill.trees[format];
  if (tree === undefined) throw new Error(`the bill has no ${format}`);
  await aws.deliverBill(tree);
  await aws.putAccounts(accountsOf(bill));
  await aws.objects.put(
    { bucket: accountNames.bucket, key: 'budgets/budgets.csv' },
    readFileSync(bill.budgets),
  );
}

function digestEnvironment(aws: WireAws): Record<string, string> {
  return {
    ...aws.environment,
    DIGEST_MAIL_FROM: `FinOps <${accountNames.sender}>`,
    DIGEST_MAIL_TO: 'finops@example.com,lead@example.com',
    DIGEST_RESTATEMENT_DAYS: String(restatementDays),
  };
}

function digest(aws: WireAws, event: unknown = scheduled, change: Record<string, string> = {}) {
  return invoke('daily-digest', { ...digestEnvironment(aws), ...change }, event);
}

/** Key → SHA-256 of every object of the archive. */
async function archiveOn(aws: WireAws): Promise<Map<string, string>> {
  const objects = await aws.objects.list({ bucket: accountNames.bucket, key: 'ou-breakdowns/' });
  const hashes = objects.map(async (place) => {
    const bytes = await aws.objects.get(place);
    return [place.key, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return new Map(await Promise.all(hashes));
}

/** The same for a laptop's archive, made from the same bill. */
async function archiveOnLaptop(
  bill: GeneratedBill,
  format: BillFormat,
): Promise<Map<string, string>> {
  const out = join(folder(), `laptop-${format}`);
  await runDigest({
    bill: bill.trees[format]?.root ?? '',
    out,
    day: reportDay,
    accounts: accountsOf(bill),
    settings: {
      restatementDays,
      budgets: parseBudgets(readFileSync(bill.budgets, 'utf8'), 'budgets'),
    },
  });
  const objects = [...filesBelow(out)].filter(([path]) => path.startsWith('ou-breakdowns/'));
  return new Map(objects.map(([path, file]) => [path, file.split(' ')[1] ?? '']));
}

async function recordOf(aws: WireAws, { result }: Invocation) {
  const key = String(result?.['record']).replace(`s3://${accountNames.bucket}/`, '');
  const bytes = await aws.objects.get({ bucket: accountNames.bucket, key });
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

const partitionsOn = async (aws: WireAws) =>
  (await aws.glue.partitions(accountNames.database, accountNames.archive)).length;

describe.skipIf(absence !== undefined)('one run of the daily digest on the wire', () => {
  let aws: WireAws;
  let bill: GeneratedBill;
  let invocation: Invocation;

  beforeAll(async () => {
    aws = await startWireAws();
    bill = await billOf(reportDay, '2026-11-07');
    await deliver(aws, bill);
    invocation = await digest(aws);
  });
  afterAll(async () => {
    await aws.stop();
    console.info(seen.join('\n'));
  });

  it('writes the same archive as a laptop, byte for byte, and one mail to every reader', async () => {
    expect(invocation.error).toBeUndefined();
    expect(invocation.result).toMatchObject({ reportDay, delivery: 'sent' });
    expect(await archiveOn(aws)).toEqual(await archiveOnLaptop(bill, 'cur2'));
    expect(await partitionsOn(aws)).toBe(dayCount);

    const [message, ...others] = await aws.sentMail();
    expect(others).toEqual([]);
    // moto counts the addresses of the envelope and of the header.
    expect(new Set(message?.to)).toEqual(new Set(['finops@example.com', 'lead@example.com']));
    const mail = await simpleParser(message?.raw ?? '');
    const csv = mail.attachments[0]?.content.toString('utf8').replace(/^\uFEFF/, '') ?? '';
    const rows = Papa.parse<Record<string, string>>(csv, {
      header: true,
      skipEmptyLines: true,
    }).data;
    const total = rows.reduce((sum, row) => sum + Number(row['DailyCost']), 0);
    const words = total.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
    for (const text of [mail.subject, mail.text, String(mail.html)]) expect(text).toContain(words);
    expect(mail.html).not.toMatch(/<script|<img/i);

    const record = await recordOf(aws, invocation);
    const [scan] = record.steps[0].queries;
    expect(scan).toMatchObject({ name: 'line_sums', queryId: expect.stringMatching(/-/) });
    expect(scan.bytesScanned).toBeGreaterThan(1000);
    expect(scan.costUsd).toBeGreaterThan(0);
    expect(record.outcome).toBe('done');
    expect(aws.quicksight.jobs()).toHaveLength(1);
    seen.push(
      `load ${invocation.loadMilliseconds.toFixed(0)} ms, peak ${(invocation.peakBytes / 2 ** 20).toFixed(0)} MiB, ` +
        `scanned ${scan.bytesScanned} bytes in the bill's query`,
    );
    expect(invocation.peakBytes).toBeLessThan(512 * 2 ** 20);
  });

  it('runs on the Node of its runtime, and logs nothing but its own lines', async () => {
    const { nodeVersion, output, errorOutput } = invocation;
    if (findNode(22) !== undefined) expect(nodeVersion).toMatch(/^v22\./);
    expect(errorOutput).toBe('');
    for (const line of output.split('\n')) expect(line).toMatch(/^(\{.*\})?$/);
  });

  it('emits its metrics and logs neither rows, addresses nor credentials', async () => {
    const { output } = invocation;
    const metrics = output
      .split('\n')
      .filter((line) => line.includes('CloudWatchMetrics'))
      .map((line) => JSON.parse(line));
    const named = Object.assign({}, ...metrics);
    expect(named).toMatchObject({ DigestSent: 1, UnassignedAccounts: 1 });
    expect(named.ReportDayCost).toBeGreaterThan(10_000);
    expect(named.RowsArchived).toBeGreaterThan(1000);
    expect(named.BytesScanned).toBeGreaterThan(1000);
    expect(output).not.toMatch(/lead@example\.com|not-a-secret|HYPERLINK|Lakehouse/);
  });

  it('repeats nothing when it is invoked again', async () => {
    const key = 'ou-breakdowns/year=2026/month=11/day=6/ou-breakdown.snappy.parquet';
    const again = await digest(aws);
    expect(again.result).toMatchObject({ delivery: 'already-sent' });
    expect(await aws.objects.versionCount({ bucket: accountNames.bucket, key })).toBe(1);
    expect(await aws.sentMail()).toHaveLength(1);
    expect(again.output).toContain('DigestSent');
  });
});

describe.skipIf(absence !== undefined)('the daily digest on the wire', { timeout }, () => {
  let aws: WireAws;
  let bill: GeneratedBill;

  beforeAll(async () => {
    aws = await startWireAws();
    bill = await billOf(reportDay, '2026-11-07');
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.stop());

  it.skipIf(absence24 !== undefined)('writes exactly the same on Node 24', async () => {
    await deliver(aws, bill);
    const environment = digestEnvironment(aws);
    const invocation = await invokeOn(findNode(24) ?? '', {
      name: 'daily-digest',
      environment,
      event: scheduled,
    });
    expect(invocation.nodeVersion).toMatch(/^v24\./);
    expect(invocation.result).toMatchObject({ reportDay, delivery: 'sent' });
    expect(invocation.errorOutput).toBe('');
    expect(invocation.peakBytes).toBeLessThan(512 * 2 ** 20);
    expect(await archiveOn(aws)).toEqual(await archiveOnLaptop(bill, 'cur2'));
    expect(await aws.sentMail()).toHaveLength(1);
    expect(aws.quicksight.jobs()).toHaveLength(1);
    expect((await recordOf(aws, invocation)).outcome).toBe('done');
  });

  it('leaves mails that it has no time for to another invocation', async () => {
    await deliver(aws, bill);
    const { ouPath } = accountsOf(bill).find(({ ouPath: path }) => path.startsWith('Root/')) ?? {};
    const file = `ou,address\n${ouPath},owner@example.com\n`;
    const place = { bucket: accountNames.bucket, key: 'recipients/recipients.csv' };
    await aws.objects.put(place, Buffer.from(file));
    const lambda = recordedLambda();
    const short = {
      TEST_REMAINING_MILLISECONDS: '60000',
      AWS_ENDPOINT_URL_LAMBDA: await lambda.url(),
    };
    const first = await digest(aws, scheduled, short);
    lambda.server.close();
    expect(first.result).toMatchObject({ delivery: 'sent', rest: 1 });
    const next = { reportDay, continues: expect.any(String), part: 2 };
    expect(lambda.requests.map(({ event }) => event)).toEqual([next]);
    expect(await aws.sentMail()).toHaveLength(1);
    const second = await digest(aws, lambda.requests[0]?.event);
    expect(second.error).toBeUndefined();
    expect(second.result).toMatchObject({ delivery: 'already-sent' });
    expect(second.result).not.toHaveProperty('rest');
    expect(await aws.sentMail()).toHaveLength(2);
  });

  it('rewrites only the days that AWS restated, keeping their earlier versions', async () => {
    const earlier = await billOf('2026-11-05', '2026-11-06');
    await deliver(aws, earlier);
    await digest(aws, { reportDay: '2026-11-05' });
    const before = await archiveOn(aws);
    await deliver(aws, bill);
    await digest(aws);
    const changed = [...(await archiveOn(aws))].filter(([key, hash]) => before.get(key) !== hash);
    const days = [
      ...restatedBetween(
        bill.restatements,
        parseBillingDay('2026-11-06'),
        parseBillingDay('2026-11-07'),
      ),
      reportDay,
    ];
    expect(changed).toHaveLength(days.length);
    for (const day of days) {
      const [year, month, date] = day.split('-').map(Number);
      expect(changed.map(([key]) => key)).toContain(
        `ou-breakdowns/year=${year}/month=${month}/day=${date}/ou-breakdown.snappy.parquet`,
      );
    }
    expect(await aws.sentMail()).toHaveLength(2);
  });

  it('sends the mail with a notice, and then fails, when QuickSight does not refresh', async () => {
    await deliver(aws, bill);
    aws.quicksight.nextOutcome({ state: 'FAILED', errorType: 'DATA_SOURCE_CONNECTION_FAILED' });
    const { error, output } = await digest(aws);
    expect(error?.message).toMatch(/DATA_SOURCE_CONNECTION_FAILED/);
    const [message] = await aws.sentMail();
    expect((await simpleParser(message?.raw ?? '')).text).toMatch(
      /dashboard could not be refreshed/i,
    );
    expect(output).toContain('"DigestSent":1');
  });

  it('fails for business figures with an error only after the mail, and sends none again', async () => {
    await deliver(aws, bill);
    const place = { bucket: accountNames.bucket, key: 'business-figures/business-figures.csv' };
    await aws.objects.put(place, Buffer.from('unit,date,amount\norders,2026-11-07,-1\n'));
    for (const _ of ['the run', 'its retry']) {
      const { error } = await digest(aws);
      expect(error?.message).toMatch(/All mails were sent.*business-figures\.csv, line 2: amount/);
      expect(await aws.sentMail()).toHaveLength(1);
    }
    await aws.objects.put(place, Buffer.from('unit,date,amount\norders,2026-11-07,1\n'));
    expect((await digest(aws)).result).toMatchObject({ delivery: 'already-sent' });
  });

  it('runs the same from a terminal with the environment of the function', async () => {
    await deliver(aws, bill);
    const args = [
      '--import',
      'tsx',
      'cli/main.ts',
      'run',
      '--platform',
      'aws',
      '--date',
      reportDay,
    ];
    const env = { ...digestEnvironment(aws), PATH: process.env['PATH'] ?? '' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    expect(stderr).not.toMatch(/warning/i);
    expect(stdout).toContain(`${dayCount} days written`);
    expect(stdout).toContain(`s3://${accountNames.bucket}/runs/${reportDay}/`);
    expect(await aws.sentMail()).toHaveLength(1);
    expect((await digest(aws)).result).toMatchObject({ delivery: 'already-sent' });
  });

  it('reports step, query id and Athena’s reason when the query fails, and sends nothing', async () => {
    await deliver(aws, bill);
    const { error, output } = await digest(aws, scheduled, { DIGEST_BILL_TABLE: 'no_such_table' });
    expect(error?.message).toMatch(/line_sums.*TABLE_NOT_FOUND/is);
    expect(error?.message).toMatch(/[0-9a-f]{8}-[0-9a-f-]{27}/);
    expect(output).toContain('StepFailed');
    expect(await aws.sentMail()).toEqual([]);
    const records = await aws.objects.list({ bucket: accountNames.bucket, key: 'runs/' });
    expect(records).toHaveLength(1);
  });

  it('survives throttling of every service', async () => {
    await deliver(aws, bill);
    aws.athena.failNext({ operation: 'StartQueryExecution', error: 'throttled', times: 2 });
    aws.athena.failNext({ operation: 'GetQueryExecution', error: 'throttled', times: 2 });
    aws.proxy.failNext({ operation: 'PutObject', error: 'throttled', times: 2 });
    aws.quicksight.failNext({ operation: 'CreateIngestion', error: 'throttled' });
    const { error } = await digest(aws);
    expect(error).toBeUndefined();
    expect(await aws.sentMail()).toHaveLength(1);
  });

  it.each([
    ['an unknown field', { reportday: reportDay }, /reportday/],
    ['an impossible date', { reportDay: '2026-02-30' }, /not a calendar day/],
    ['a future day', { reportDay: '2999-01-01' }, /is in the future/],
  ])('rejects an event with %s before any call', async (_, event, says) => {
    const { error } = await digest(aws, event);
    expect(error).toMatchObject({ name: 'InputError', message: expect.stringMatching(says) });
    expect(aws.athena.queries()).toEqual([]);
    expect(aws.proxy.requests()).toEqual([]);
  });
});

describe.skipIf(absence !== undefined).each(['legacy', 'focus'] as const)(
  'a %s bill on the wire',
  (source) => {
    it('writes the same archive as a laptop, byte for byte', async () => {
      const aws = await startWireAws({ source });
      try {
        const bill = await billOf(reportDay, '2026-11-07');
        await deliver(aws, bill, sources[source]);
        const { error } = await digest(aws);
        expect(error).toBeUndefined();
        expect(await archiveOn(aws)).toEqual(await archiveOnLaptop(bill, sources[source]));
      } finally {
        await aws.stop();
      }
    });
  },
);
