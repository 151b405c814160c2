/**
 * The bill's files on an emulated account, through the platform of the functions: their view of an export
 * while AWS writes it, and after people changed it.
 */
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import type { BillFiles } from '../../src/ports/bill-files.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { type ExportDelivery, placesOf, writeExport } from '../support/aws/write-export.ts';

const absence = wireAwsAbsence('tests/integration/bill-delivery.test.ts');
const november = parseBillingPeriod('2026-11');
const { billingBucket: bucket } = accountNames;
const kinds = ['cur2', 'focus', 'legacy'] as const;

describe.skipIf(absence !== undefined)('the files of a bill', () => {
  let aws: WireAws;

  beforeAll(async () => {
    aws = await startWireAws();
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
  });
  afterEach(() => aws?.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await aws?.stop();
  });

  async function openBill(more: Record<string, string>): Promise<BillFiles> {
    const platform = await openAwsPlatform(readAwsSettings({ ...aws.environment, ...more }));
    return platform.bill;
  }

  test.each(kinds)('of kind %s: each delivery is read once and completely', async (kind) => {
    const root = billPrefixes[kind];
    const bill = await openBill({
      DIGEST_BILL_SOURCE: kind,
      DIGEST_BILL_LOCATION: `s3://${bucket}/${root}`,
    });
    const files = { 'a-00001.snappy.parquet': 'one', 'a-00002.snappy.parquet': 'two' };
    const morning: ExportDelivery = {
      kind,
      bucket,
      root,
      files,
      period: '2026-11',
      executionId: 'morning',
    };
    const list = () => bill.listDeliveries([november]);
    expect((await list()).deliveries).toEqual([]);
    await writeExport(aws.objects, morning);
    const before = await list();
    expect(before.deliveries).toMatchObject([{ executionId: 'morning', files: 2, bytes: 6 }]);
    expect(await list()).toEqual(before);
    const { data, manifest } = placesOf(morning);
    await writeExport(aws.objects, { ...morning, executionId: 'noon' });
    const after = await list();
    expect(after.deliveries).toMatchObject([
      { executionId: 'noon', manifest: `s3://${bucket}/${manifest}` },
    ]);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    await aws.objects.put({ bucket, key: `${data}copy.parquet` }, 'one');
    await expect(list()).rejects.toThrow(`s3://${bucket}/${data}copy.parquet is in the folder`);
    await aws.objects.remove({ bucket, key: `${data}copy.parquet` });
    await aws.objects.remove({ bucket, key: `${data}a-00001.snappy.parquet` });
    await expect(list()).rejects.toThrow(`s3://${bucket}/${data}a-00001.snappy.parquet is absent`);
    await writeExport(aws.objects, morning);
    expect(await list()).toEqual(before);
  });

  test('are found in a bucket of another region, with dots in its name', async () => {
    const elsewhere = 'bills.acme.example.com';
    const there = new MotoObjects(aws.moto.url, 'us-east-2');
    onTestFinished(() => there.close());
    await there.createBucket(elsewhere, 'us-east-2');
    const files = { 'a-00001.snappy.parquet': 'one' };
    const place = { kind: 'cur2', bucket: elsewhere, root: billPrefixes.cur2 } as const;
    await writeExport(there, { ...place, files, period: '2026-11', executionId: 'e-1' });
    const bill = await openBill({
      DIGEST_BILL_REGION: 'us-east-2',
      DIGEST_BILL_LOCATION: `s3://${elsewhere}/${billPrefixes.cur2}`,
    });
    expect((await bill.listDeliveries([november])).deliveries).toMatchObject([
      { executionId: 'e-1' },
    ]);
    for (const { headers } of aws.proxy.requests()) {
      expect(headers['authorization']).toContain('/us-east-2/s3/aws4_request');
    }
    expect(aws.proxy.requests('GetObject')).toHaveLength(1);
  });

  test('say what to do if the role may not list them', async () => {
    const bill = await openBill({});
    aws.proxy.failNext({ operation: 'ListObjectsV2', error: 'access-denied' });
    await expect(bill.listDeliveries([november])).rejects.toThrow(
      /Allow s3:ListBucket on acme-billing/,
    );
  });

  test('are not requested if their location is unknown', async () => {
    const bill = await openBill({ DIGEST_BILL_LOCATION: '' });
    expect(await bill.listDeliveries([november])).toEqual({ fingerprint: '', deliveries: [] });
    expect(aws.proxy.requests()).toEqual([]);
  });
});
