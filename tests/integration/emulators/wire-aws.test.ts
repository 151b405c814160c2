/**
 * The complete account: real SDK clients find it by the environment; the proxy counts requests and makes
 * them fail.
 */
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readAwsSettings } from '../../../src/platform/aws/client/aws-settings.ts';
import { createOrganization } from '../../support/aws/account/organization.ts';
import { accountNames } from '../../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../../support/aws/wire-aws.ts';

const absence = wireAwsAbsence('tests/integration/emulators/wire-aws.test.ts');
const { bucket: Bucket, sender } = accountNames;

describe.skipIf(absence !== undefined)('the account', () => {
  let wire: WireAws;
  let s3: S3Client;
  let ses: SESv2Client;

  beforeAll(async () => {
    wire = await startWireAws();
    for (const [name, value] of Object.entries(wire.environment)) vi.stubEnv(name, value);
    s3 = new S3Client({ maxAttempts: 1 });
    ses = new SESv2Client({ maxAttempts: 1 });
  });
  afterEach(() => wire?.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await wire?.stop();
  });

  const put = (Key: string, condition: object = {}) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: 'abc', ...condition }));
  const send = () => {
    const raw = `From: ${sender}\r\nTo: a@example.com\r\nSubject: one\r\n\r\nbody\r\n`;
    return ses.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: ['a@example.com'] },
        Content: { Raw: { Data: Buffer.from(raw) } },
      }),
    );
  };

  test('has settings that the functions accept', () => {
    expect(readAwsSettings({ ...wire.environment })).toMatchObject({
      bucket: Bucket,
      athena: { workgroup: accountNames.workgroup, resultsLocation: undefined },
      tables: { billSource: 'cur2', bill: 'cur2' },
      quicksight: { dataSetId: accountNames.dataSet },
    });
  });

  test('keeps versions, applies conditions, and counts the requests of S3', async () => {
    await put('runs/a', { IfNoneMatch: '*' });
    await expect(put('runs/a', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put('runs/a');
    await s3.send(new HeadObjectCommand({ Bucket, Key: 'runs/a' }));
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'runs/a' }));
    expect(await got.Body?.transformToString()).toBe('abc');
    await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(await wire.objects.versionCount({ bucket: Bucket, key: 'runs/a' })).toBe(2);
    expect(wire.proxy.requests('PutObject')).toHaveLength(3);
    expect(wire.proxy.requests().map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['HeadObject', 'GetObject', 'ListObjectsV2']),
    );
  });

  test.each([
    ['throttled', 'SlowDown'],
    ['server-error', 'InternalError'],
    ['access-denied', 'AccessDenied'],
    ['expired-credentials', 'ExpiredToken'],
  ] as const)('fails a write like S3: %s', async (error, name) => {
    wire.proxy.failNext({ operation: 'PutObject', matching: /receipts/, error });
    await put('runs/a');
    await expect(put('receipts/a')).rejects.toMatchObject({ name });
    const keys = (await wire.objects.list({ bucket: Bucket, key: '' })).map(({ key }) => key);
    expect(keys).toEqual(['runs/a']);
  });

  test('cuts an object short in the middle of its bytes', async () => {
    await put('runs/a');
    wire.proxy.failNext({ operation: 'GetObject', drop: 'body' });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'runs/a' }));
    await expect(Body?.transformToString()).rejects.toThrow();
  });

  test('loses an answer, after the write took effect or before', async () => {
    wire.proxy.failNext({ operation: 'PutObject', drop: 'request' });
    await expect(put('before')).rejects.toThrow();
    wire.proxy.failNext({ operation: 'PutObject', drop: 'response' });
    await expect(put('after')).rejects.toThrow();
    const keys = (await wire.objects.list({ bucket: Bucket, key: '' })).map(({ key }) => key);
    expect(keys).toEqual(['after']);
  });

  test('accepts a raw message, shows it once, and rejects it if a test requests it', async () => {
    const { MessageId } = await send();
    wire.proxy.failNext({ operation: 'SendEmail', error: 'throttled' });
    await expect(send()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    const mail = await wire.sentMail();
    expect(mail).toHaveLength(1);
    expect(mail[0]).toMatchObject({ messageId: MessageId, from: sender, to: ['a@example.com'] });
    expect(mail[0]?.raw).toContain('Subject: one');
  });

  test('has an organization of OUs and accounts, page by page', async () => {
    const made = await createOrganization(wire, [
      { name: 'shop', ouPath: 'Root/Workloads/Retail' },
      { name: 'pay & <b>', ouPath: 'Root/Workloads/Payments' },
    ]);
    const organizations = new OrganizationsClient({ region: 'us-east-1' });
    const names = [];
    let NextToken: string | undefined;
    do {
      const page = await organizations.send(new ListAccountsCommand({ MaxResults: 1, NextToken }));
      names.push(...(page.Accounts ?? []).map(({ Name }) => Name));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(names).toEqual(expect.arrayContaining(['shop', 'pay & <b>']));
    expect(made.get('shop')).toMatch(/^\d{12}$/);
    expect(wire.proxy.requests('ListAccounts').length).toBeGreaterThanOrEqual(2);
  });

  test('is empty again after a reset', async () => {
    await put('runs/a');
    await wire.reset();
    expect(await wire.objects.list({ bucket: Bucket, key: '' })).toEqual([]);
    expect(wire.proxy.requests()).toEqual([]);
    expect(await wire.sentMail()).toEqual([]);
  });
});
