/** The bundles of backfill and audit over the wire: the backfill fixes what the audit finds. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { recordedLambda } from '../support/lambda/recorded-lambda.ts';
import { filesBelow, runDigest } from '../support/laptop.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('backfill and audit on the wire');
const folder = folderForSuite();
const { bucket, database, archive } = accountNames;
const range = { from: '2026-10-28', to: '2026-11-10' };
const dayCount = 14;
const november = { from: '2026-11-01', to: range.to };
const keyOf = (day: number) =>
  `ou-breakdowns/year=2026/month=11/day=${day}/ou-breakdown.snappy.parquet`;

interface Gap {
  readonly day: string;
  readonly kind: string;
  readonly command: string;
}

describe.skipIf(absence !== undefined)('backfill and audit on the wire', () => {
  let aws: WireAws;
  let bill: GeneratedBill;
  const lambda = recordedLambda();

  beforeAll(async () => {
    aws = await startWireAws();
    bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay(range.from),
      to: parseBillingDay('2026-11-12'),
      asOf: parseBillingDay('2026-11-13'),
    });
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts(parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts));
  });
  afterAll(async () => {
    lambda.server.close();
    await aws.stop();
  });

  const audited = async () => {
    const { result, error } = await invoke('partition-audit', aws.environment, range);
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ mail: 'none' });
    return result?.['gaps'] as readonly Gap[];
  };
  const auditedAloud = (event: object = november) =>
    invoke(
      'partition-audit',
      {
        ...aws.environment,
        DIGEST_MAIL_FROM: accountNames.sender,
        DIGEST_AUDIT_MAIL_TO: 'oncall@example.com, night@example.com',
      },
      event,
    );
  const filled = async (event: object = range, more: Record<string, string> = {}) => {
    const { result, error } = await invoke('backfill', { ...aws.environment, ...more }, event);
    expect(error).toBeUndefined();
    return result;
  };
  const startedSince = (count: number, what: RegExp) =>
    aws.athena
      .queries()
      .slice(count)
      .filter(({ sql }) => what.test(sql));

  it('print what would be done, without a query or a write', async () => {
    const queries = aws.athena.queries().length;
    const objects = (await aws.objects.list({ bucket, key: '' })).length;
    const plan = await filled({ ...range, dryRun: true });
    expect(plan).toMatchObject({
      days: dayCount,
      notArchived: dayCount,
      scan: { costUsd: 0.0001 },
    });
    const scan = plan?.['scan'] as { readonly bytes: number } | undefined;
    expect(scan?.bytes).toBeGreaterThan(10_000);
    expect(aws.athena.queries()).toHaveLength(queries);
    expect(await aws.objects.list({ bucket, key: '' })).toHaveLength(objects);
  });

  it('fill an empty archive with one scan of each billing period, and no mail', async () => {
    expect((await audited()).map(({ kind }) => kind)).toEqual(Array(dayCount).fill('missing'));
    const before = aws.athena.queries().length;
    expect(await filled()).toMatchObject({ daysWritten: dayCount, withoutLines: [], next: null });
    expect(startedSince(before, /^UNLOAD[\s\S]*bill_lines as \(/)).toHaveLength(2);
    // Line sums, breakdown, allocation and commitments of each period.
    expect(startedSince(before, /^UNLOAD/)).toHaveLength(8);
    expect(startedSince(before, /^ALTER TABLE/)).toHaveLength(4);
    expect(await aws.sentMail()).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  it('make exactly the objects that a daily run on a laptop makes', async () => {
    const out = tempFolder();
    await runDigest({
      out,
      bill: bill.trees.cur2?.root ?? '',
      day: range.to,
      accounts: parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts),
      settings: { restatementDays: 30 },
    });
    const local = [...filesBelow(out).keys()].filter((path) => path.startsWith('ou-breakdowns/'));
    let compared = 0;
    for (const { key } of await aws.objects.list({ bucket, key: 'ou-breakdowns/' })) {
      expect(local).toContain(key);
      const bytes = await aws.objects.get({ bucket, key });
      expect(Buffer.compare(bytes, readFileSync(join(out, key))), key).toBe(0);
      compared += 1;
    }
    expect(compared).toBe(dayCount);
  });

  it('find a lost object, and restore it', async () => {
    await aws.objects.remove({ bucket, key: keyOf(3) });
    const [gap, ...more] = await audited();
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ day: '2026-11-03', kind: 'without-object' });
    expect(gap?.command).toContain(`--payload '{"from":"2026-11-03","to":"2026-11-03"}'`);
    expect(await filled({ from: gap?.day, to: gap?.day })).toMatchObject({ daysWritten: 1 });
    expect(await audited()).toEqual([]);
  });

  it('report each gap to the operators once, unless the mail is forced or nothing is wrong', async () => {
    expect((await auditedAloud()).result).toMatchObject({ gaps: [], mail: 'none' });
    await aws.objects.remove({ bucket, key: keyOf(3) });
    aws.proxy.failNext({
      operation: 'SendEmail',
      error: { code: 'MessageRejected', status: 400, message: 'not verified' },
    });
    const { error } = await auditedAloud();
    expect(error?.name).toBe('MailRefusedError');
    expect((await auditedAloud()).result).toMatchObject({ mail: 'sent' });
    expect((await auditedAloud()).result).toMatchObject({ mail: 'already-sent' });
    expect((await auditedAloud({ ...november, resend: true })).result).toMatchObject({
      mail: 'sent',
    });
    const [first, second, ...others] = await aws.sentMail();
    expect(others).toEqual([]);
    expect(first?.to.toSorted()).toEqual(['night@example.com', 'oncall@example.com']);
    const { text, messageId } = await simpleParser(first?.raw ?? '');
    expect(text).toContain(`--payload '{"from":"2026-11-03","to":"2026-11-03"}' /dev/stdout\n`);
    expect((await simpleParser(second?.raw ?? '')).messageId).not.toBe(messageId);
    await filled(november);
  });

  it('find damaged objects, and write them again', async () => {
    const whole = await aws.objects.get({ bucket, key: keyOf(5) });
    const other = await aws.objects.get({ bucket, key: keyOf(6) });
    await aws.objects.put({ bucket, key: keyOf(5) }, other);
    await aws.objects.put({ bucket, key: keyOf(7) }, whole.subarray(0, 100));
    expect(await audited()).toMatchObject([
      { day: '2026-11-05', kind: 'corrupt' },
      { day: '2026-11-07', kind: 'corrupt' },
    ]);
    expect(await filled()).toMatchObject({ daysWritten: 2, relocated: [] });
    expect(Buffer.compare(await aws.objects.get({ bucket, key: keyOf(5) }), whole)).toBe(0);
    expect(await audited()).toEqual([]);
  });

  it('find partitions with a wrong location, and correct it without dropping them', async () => {
    for (const [day, place] of [
      ['8', 'ou-breakdowns/year=2026/month=11/day=1/'],
      ['9', 'nowhere/'],
    ] as const) {
      const found = (await aws.glue.partitions(database, archive)).find(
        ({ Values }) => `${Values}` === `2026,11,${day}`,
      );
      if (found === undefined) throw new Error(`day ${day} is not registered`);
      const StorageDescriptor = { ...found.StorageDescriptor, Location: `s3://${bucket}/${place}` };
      await aws.glue.updatePartition(database, archive, { ...found, StorageDescriptor });
    }
    expect(await audited()).toMatchObject([
      { day: '2026-11-08', kind: 'wrong-location' },
      { day: '2026-11-09', kind: 'wrong-location' },
    ]);
    const before = aws.athena.queries().length;
    expect(await filled()).toMatchObject({
      daysWritten: 0,
      relocated: ['2026-11-08', '2026-11-09'],
    });
    expect(startedSince(before, /DROP/)).toEqual([]);
    expect(startedSince(before, /SET LOCATION/)).toHaveLength(2);
    expect(await audited()).toEqual([]);
  });

  it('find other objects in a day’s folder, and leave their removal to a person', async () => {
    const stray = keyOf(4).replace('ou-breakdown.snappy', 'copy');
    await aws.objects.put({ bucket, key: stray }, await aws.objects.get({ bucket, key: keyOf(4) }));
    const [gap, ...more] = await audited();
    expect(more).toEqual([]);
    expect(gap).toMatchObject({
      day: '2026-11-04',
      kind: 'duplicated',
      command:
        `aws s3 rm s3://${bucket}/ou-breakdowns/year=2026/month=11/day=4/ --recursive ` +
        '--exclude ou-breakdown.snappy.parquet',
    });
    const { error } = await invoke('backfill', aws.environment, range);
    expect(error?.message).toContain('Queries do not see 2026-11-04 as it was published');
    expect(error?.message).toContain(gap?.command);
    await aws.objects.remove({ bucket, key: stray });
    expect(await audited()).toEqual([]);
  });

  it('read only the files of the query that succeeded', async () => {
    await aws.objects.remove({ bucket, key: keyOf(10) });
    aws.athena.failNext({
      operation: 'StartQueryExecution',
      matching: /UNLOAD/,
      state: 'FAILED',
      afterFiles: 2,
      reason: 'INTERNAL_ERROR: the engine went away',
    });
    const { error } = await invoke('backfill', aws.environment, range);
    expect(error?.message).toContain('the engine went away');
    await filled();
    expect(await audited()).toEqual([]);
  });

  it('continue in another invocation when time is short, and refresh once everything is done', async () => {
    const short = {
      TEST_REMAINING_MILLISECONDS: '60000',
      AWS_ENDPOINT_URL_LAMBDA: await lambda.url(),
    };
    const refreshes = () => aws.quicksight.requests('CreateIngestion').length;
    const before = refreshes();
    const first = await filled(range, short);
    const next = { from: '2026-11-01', to: '2026-11-10', dryRun: false, hop: 1 };
    expect(first).toMatchObject({ hop: 0, next });
    expect(lambda.requests).toEqual([
      {
        path: '/2015-03-31/functions/finops-digest/invocations',
        type: 'Event',
        signature: expect.stringMatching(/\/eu-central-1\/lambda\/aws4_request, /),
        event: next,
      },
    ]);
    expect(refreshes()).toBe(before);
    expect(await filled(lambda.requests[0]?.event, short)).toMatchObject({ hop: 1, next: null });
    expect(lambda.requests).toHaveLength(1);
    expect(refreshes()).toBe(before + 1);
  });

  it('reject a reversed range before any call', async () => {
    const before = aws.athena.queries().length;
    const { error } = await invoke('backfill', aws.environment, { from: range.to, to: range.from });
    expect(error).toMatchObject({ name: 'InputError', message: expect.stringContaining('swap') });
    expect(aws.athena.queries()).toHaveLength(before);
  });
});
