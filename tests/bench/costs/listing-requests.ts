/**
 * S3 requests for listing a billing period's files once; each run does this twice around its query. A
 * client that imitates a bucket with one delivery counts them.
 */
import { S3Client } from '@aws-sdk/client-s3';
import { parseBillingPeriod } from '../../../src/domain/calendar/billing-day.ts';
import { billLocationOf } from '../../../src/domain/costs/bill-folders.ts';
import { S3BillFiles } from '../../../src/platform/aws/bill/s3-bill-files.ts';
import { type ExportObject, exportObjects } from '../../support/aws/write-export.ts';
import type { BenchRow } from '../table/bench-row.ts';

const period = parseBillingPeriod('2026-10');
const places = {
  'CUR 2.0': { kind: 'cur2', billLocation: 's3://bills/billing/acme/data/', atMost: 5 },
  FOCUS: { kind: 'focus', billLocation: 's3://bills/focus/acme/data/', atMost: 5 },
  legacy: { kind: 'legacy', billLocation: 's3://bills/billing/acme/acme/', atMost: 3 },
} as const;
const writtenAt = new Date('2026-11-02T05:00:00Z');

/** A large bill has hundreds of files; S3 lists up to a thousand at a time. */
const parts = 300;

export async function listingRequestsBench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, { kind, billLocation, atMost }] of Object.entries(places)) {
    const { bucket = '', root = '' } = billLocationOf(billLocation) ?? {};
    const files = Object.fromEntries(
      Array.from({ length: parts }, (_, part) => [`acme-${part}.snappy.parquet`, 'lines']),
    );
    const { s3, count } = countingBucket(exportObjects({ kind, bucket, root, period, files }));
    await new S3BillFiles(s3, { billSource: kind, billLocation }).listDeliveries([period]);
    rows.push({
      area: 'a listing of a billing period on S3',
      what: `requests, ${name}`,
      unit: '',
      ours: count(),
      goal: { of: 'figure', atMost },
    });
  }
  return rows;
}

interface CountingBucket {
  readonly s3: S3Client;
  readonly count: () => number;
}

/** Answers before anything is sent, so it needs neither credentials nor a network. */
function countingBucket(objects: readonly ExportObject[]): CountingBucket {
  let requests = 0;
  const s3 = new S3Client({ region: 'eu-central-1' });
  s3.middlewareStack.add(
    () =>
      async ({ input }) => {
        requests += 1;
        const { Prefix, Key } = input as { readonly Prefix?: string; readonly Key?: string };
        const output = Key === undefined ? listing(objects, Prefix ?? '') : content(objects, Key);
        return { output: { $metadata: {}, ...output }, response: {} };
      },
    { step: 'initialize', priority: 'high' },
  );
  return { s3, count: () => requests };
}

function listing(objects: readonly ExportObject[], prefix: string): object {
  const found = objects.filter(({ key }) => key.startsWith(prefix));
  const Contents = found.map(({ key, body }) => ({
    Key: key,
    ETag: key,
    Size: body.length,
    LastModified: writtenAt,
  }));
  return { Contents };
}

function content(objects: readonly ExportObject[], key: string): object {
  const body = Buffer.from(objects.find((object) => object.key === key)?.body ?? '');
  return { Body: [body], ContentLength: body.length, ETag: key };
}
