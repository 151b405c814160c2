/** The folder of a bill contains exactly one delivery, or the listing says what is wrong. */
import { describe, expect, test } from 'vitest';
import { parseBillingPeriod } from '../../../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { InputError } from '../../../../src/domain/input/input-error.ts';
import { type ExportDelivery, exportObjects, placesOf } from '../../../support/aws/write-export.ts';
import { type BillBucket, type BucketScript, billBucket } from '../bill-bucket.ts';
import { errorOf, messageOf, xmlProblem } from '../wire-server.ts';

const november = parseBillingPeriod('2026-11');
const october = parseBillingPeriod('2026-10');

interface Layout {
  readonly kind: BillSource;
  readonly root: string;
  readonly isLowerCase?: boolean;
}

const cur2: Layout = { kind: 'cur2', root: 'billing/acme/data/' };
const layouts: readonly (readonly [string, Layout])[] = [
  ['CUR 2.0', cur2],
  ['CUR 2.0 with folders in lower case', { ...cur2, isLowerCase: true }],
  ['FOCUS', { kind: 'focus', root: 'focus/data/' }],
  ['the legacy report', { kind: 'legacy', root: 'billing/acme/acme/' }],
];

function open(layout: Layout, script: Partial<BucketScript> = {}): Promise<BillBucket> {
  const location = `s3://bills/${layout.root}`;
  return billBucket({ kind: layout.kind, location, ...script });
}

const two = { 'acme-00001.snappy.parquet': 'first', 'acme-00002.snappy.parquet': 'second' };
const delivery = (layout: Layout, more: Partial<ExportDelivery> = {}): ExportDelivery => ({
  ...layout,
  bucket: 'bills',
  period: '2026-11',
  files: two,
  ...more,
});
const uri = (key: string) => `s3://bills/${key}`;

async function refusal(bucket: BillBucket): Promise<string> {
  const error = await errorOf(bucket.files.listDeliveries([november]));
  expect(error).toBeInstanceOf(InputError);
  return error.message;
}

describe.each(layouts)('listing %s', (_, layout) => {
  const { data, manifest } = placesOf(delivery(layout));

  test('returns each delivery: its manifest, its id, its files', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { executionId: 'e-7' })));
    bucket.put(exportObjects(delivery(layout, { period: '2026-10', executionId: 'e-6' })));
    const { deliveries, fingerprint } = await bucket.files.listDeliveries([november, october]);
    expect(deliveries).toEqual([
      expect.objectContaining({ period: '2026-10', executionId: 'e-6' }),
      { period: november, manifest: uri(manifest), executionId: 'e-7', files: 2, bytes: 11 },
    ]);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(bucket.files.alwaysReadPeriods).toEqual([]);
  });

  test('rejects a delivery with a missing file, naming it', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { omit: ['acme-00002.snappy.parquet'] })));
    const message = await refusal(bucket);
    expect(message).toContain(`${uri(data)}acme-00002.snappy.parquet is absent`);
    expect(message).toContain(`the manifest ${uri(manifest)} names (1 of 2 files)`);
    expect(message).toMatch(/AWS may be writing.*Run again/);
  });

  test('rejects an empty folder that has a manifest', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { omit: Object.keys(two) })));
    expect(await refusal(bucket)).toContain('(2 of 2 files)');
  });

  test('rejects a file that the manifest does not name, which Athena would count', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { extra: { 'copy.parquet': 'first' } })));
    expect(await refusal(bucket)).toContain(
      `${uri(data)}copy.parquet is in the folder of 2026-11, but not in its manifest ${uri(manifest)}`,
    );
  });

  test('rejects an export that is half overwritten and still has the previous manifest', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout)), '2026-11-19T05:00:00.000Z');
    const half = { 'acme-00001.snappy.parquet': 'newer' };
    bucket.put(exportObjects(delivery(layout, { files: half, manifest: 'kept' })));
    const message = await refusal(bucket);
    expect(message).toContain(`${uri(data)}acme-00001.snappy.parquet was written at 2026-11-20`);
    expect(message).toContain(`its manifest ${uri(manifest)} at 2026-11-19T05:00:00Z`);
  });

  test('accepts a copy, in another bucket and in any order within minutes', async () => {
    const bucket = await open(layout);
    const original = delivery(layout, { bucket: 'payer-bills' });
    const copied = exportObjects(original).map((object) => ({ ...object, bucket: 'bills' }));
    bucket.put(copied.slice(-1), '2026-11-20T05:00:00.000Z');
    bucket.put(copied.slice(0, -1), '2026-11-20T05:40:00.000Z');
    expect((await bucket.files.listDeliveries([november])).deliveries).toHaveLength(1);
  });

  test('of an unchanged bill has one fingerprint; each change gives another', async () => {
    const bucket = await open(layout);
    const seen = new Set<string>();
    const look = async () => {
      const [one, other] = [
        await bucket.files.listDeliveries([november]),
        await bucket.files.listDeliveries([november]),
      ];
      expect(other).toEqual(one);
      return seen.add(one.fingerprint).size;
    };
    bucket.put(exportObjects(delivery(layout)));
    expect(await look()).toBe(1);
    bucket.put(exportObjects(delivery(layout, { executionId: 'next' })));
    expect(await look()).toBe(2);
    const changed = { ...two, 'acme-00002.snappy.parquet': 'other!' };
    bucket.put(exportObjects(delivery(layout, { files: changed, executionId: 'next' })));
    expect(await look()).toBe(3);
    const more = { ...changed, 'acme-00003.snappy.parquet': 'third' };
    bucket.put(exportObjects(delivery(layout, { files: more, executionId: 'next' })));
    expect(await look()).toBe(4);
  });

  test('lists a delivery without a manifest, with nothing to compare it with', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { manifest: 'none' })));
    expect((await bucket.files.listDeliveries([november])).deliveries).toEqual([
      { period: november, manifest: null, executionId: null, files: 2, bytes: 11 },
    ]);
  });

  test('rejects files without a manifest if the previous month has one', async () => {
    const bucket = await open(layout);
    bucket.put(exportObjects(delivery(layout, { period: '2026-10' })));
    bucket.put(exportObjects(delivery(layout, { manifest: 'none' })));
    expect(await refusal(bucket)).toContain(
      `${uri(data)} has files, but there is no manifest of 2026-11, although 2026-10 has one`,
    );
    bucket.put(exportObjects(delivery(layout)));
    expect((await bucket.files.listDeliveries([november])).deliveries).toHaveLength(1);
  });

  test('ignores files that Athena ignores, and periods without a file', async () => {
    const bucket = await open(layout);
    const hidden = { _SUCCESS: 'x', '.part.crc': 'x', '': '', '_tmp/acme.parquet': 'x' };
    bucket.put(exportObjects(delivery(layout, { extra: hidden })));
    const before = await bucket.files.listDeliveries([november]);
    expect(before.deliveries).toMatchObject([{ files: 2 }]);
    expect((await bucket.files.listDeliveries([october])).deliveries).toEqual([]);
  });

  test('rejects a file of zero bytes', async () => {
    const bucket = await open(layout);
    const files = { ...two, 'acme-00002.snappy.parquet': '' };
    bucket.put(exportObjects(delivery(layout, { files })));
    expect(await refusal(bucket)).toMatch(/acme-00002\.snappy\.parquet is empty \(0 bytes\)/);
  });

  test('reads every page of a long listing', async () => {
    const names = Array.from({ length: 25 }, (__, n) => `acme-${String(n).padStart(5, '0')}`);
    const files = Object.fromEntries(names.map((name) => [`${name}.snappy.parquet`, name]));
    const bucket = await open(layout, { pageSize: 10 });
    bucket.put(exportObjects(delivery(layout, { files })));
    expect((await bucket.files.listDeliveries([november])).deliveries).toMatchObject([
      { files: 25 },
    ]);
    bucket.remove(`${data}acme-00024.snappy.parquet`);
    expect(await refusal(bucket)).toContain('acme-00024.snappy.parquet is absent');
  });
});

describe('listing an export that keeps every delivery', () => {
  const first = '20261119T050000Z-1a2b/acme-00001.snappy.parquet';
  const second = '20261120T050000Z-3c4d/acme-00001.snappy.parquet';

  test('accepts its first delivery, and rejects a second one, naming the setting', async () => {
    const bucket = await open(cur2);
    bucket.put(exportObjects(delivery(cur2, { files: { [first]: 'one' } })));
    expect((await bucket.files.listDeliveries([november])).deliveries).toMatchObject([
      { files: 1 },
    ]);
    bucket.put(exportObjects(delivery(cur2, { files: { [second]: 'two' } })));
    expect(await refusal(bucket)).toMatch(/1a2b.*not in its manifest.*set it to overwrite/);
  });

  test('rejects two deliveries by their folders if there is no manifest', async () => {
    const bucket = await open({ kind: 'cur2', root: 'bills/' });
    const { data } = placesOf(delivery(cur2));
    const copies = [first, second].map((name) => ({
      bucket: 'bills',
      body: 'x',
      key: `bills/${data.split('/').at(-2)}/${name}`,
    }));
    bucket.put(copies.slice(0, 1));
    expect((await bucket.files.listDeliveries([november])).deliveries).toHaveLength(1);
    bucket.put(copies);
    expect(await refusal(bucket)).toMatch(/1a2b.* and .*3c4d.* are of two deliveries/);
  });

  test('prefers the manifest nearest to the period’s folder to copies of each delivery', async () => {
    const bucket = await open(cur2);
    const { manifest } = placesOf(delivery(cur2));
    bucket.put(exportObjects(delivery(cur2, { executionId: 'current' })));
    const [copy] = exportObjects(delivery(cur2, { files: {}, executionId: 'old' }));
    const key = manifest.replace('acme-Manifest', '20261119T050000Z-1a2b/acme-Manifest');
    bucket.put(copy ? [{ ...copy, key }] : [], '2026-11-21T05:00:00.000Z');
    const { deliveries } = await bucket.files.listDeliveries([november]);
    expect(deliveries).toMatchObject([{ executionId: 'current' }]);
  });
});

describe('a look', () => {
  test('rejects two folders of one period that differ only in case', async () => {
    const bucket = await open(cur2);
    bucket.put(exportObjects(delivery(cur2, { manifest: 'none' })));
    bucket.put(exportObjects(delivery({ ...cur2, isLowerCase: true }, { manifest: 'none' })));
    expect(await refusal(bucket)).toMatch(
      /BILLING_PERIOD=2026-11\/ and .*billing_period=2026-11\//,
    );
  });

  test.each([
    ['cut short', '{"executionId": "e-1", "dataFi'],
    ['of another shape', '{"dataFiles": {"a": 1}}'],
    ['that is not an object', '[]'],
  ])('rejects a manifest %s, naming it', async (_, text) => {
    const bucket = await open(cur2);
    const { manifest } = placesOf(delivery(cur2));
    bucket.put(exportObjects(delivery(cur2)));
    bucket.put([{ bucket: 'bills', key: manifest, body: text }]);
    expect(await refusal(bucket)).toContain(`The manifest ${uri(manifest)} is not a list of files`);
  });

  test('rejects another period’s manifest', async () => {
    const bucket = await open(cur2);
    bucket.put(exportObjects(delivery(cur2)));
    const [moved] = exportObjects(delivery(cur2, { period: '2026-10' })).slice(-1);
    const { manifest } = placesOf(delivery(cur2));
    bucket.put(moved ? [{ ...moved, key: manifest }] : []);
    expect(await refusal(bucket)).toMatch(/names .*2026-10.* which is not in a folder of 2026-11/);
  });

  test('ignores a file of another tool that is named like a manifest', async () => {
    const bucket = await open(cur2);
    const { manifest } = placesOf(delivery(cur2));
    bucket.put(exportObjects(delivery(cur2)));
    const key = manifest.replace('acme-', 'sync-');
    bucket.put([{ bucket: 'bills', key, body: '{"entries": []}' }], '2026-11-21T05:00:00.000Z');
    const { deliveries } = await bucket.files.listDeliveries([november]);
    expect(deliveries).toMatchObject([{ manifest: uri(manifest) }]);
  });

  test('at an unknown location requests nothing and returns nothing', async () => {
    const bucket = await open(cur2, { location: undefined });
    expect(await bucket.files.listDeliveries([november])).toEqual({
      fingerprint: '',
      deliveries: [],
    });
    expect(bucket.server.calls).toEqual([]);
  });

  test('without permission to list names the prefix and what to allow', async () => {
    const override = () => xmlProblem(403, 'AccessDenied', 'no');
    const bucket = await open(cur2, { override });
    const message = await messageOf(bucket.files.listDeliveries([november]));
    expect(message).toMatch(
      /^S3 could not list s3:\/\/bills\/billing\/acme\/metadata\/BILLING_PERIOD=2026-11\/: AccessDenied/,
    );
    expect(message).toContain('Allow s3:ListBucket on bills for the prefix billing/acme/metadata/');
  });

  test('without permission to read the manifest names the object and what to allow', async () => {
    const { manifest } = placesOf(delivery(cur2));
    const bucket = await open(cur2, {
      override: ({ path }) =>
        path.includes('acme-Manifest') ? xmlProblem(403, 'AccessDenied', 'no') : undefined,
    });
    bucket.put(exportObjects(delivery(cur2)));
    const message = await messageOf(bucket.files.listDeliveries([november]));
    expect(message).toMatch(/^S3 could not read the manifest s3:\/\/bills\/.*AccessDenied/);
    expect(message).toContain(`Allow s3:GetObject on ${uri(manifest)}`);
  });

  test('for a missing bucket names the setting', async () => {
    const override = () => xmlProblem(404, 'NoSuchBucket', 'gone');
    const bucket = await open(cur2, { override });
    expect(await messageOf(bucket.files.listDeliveries([november]))).toContain(
      'Correct DIGEST_BILL_LOCATION',
    );
  });

  test.each([
    ['PermanentRedirect', 301],
    ['AuthorizationHeaderMalformed', 400],
  ])(
    'for a bucket in another region names the setting and the region: %s',
    async (code, status) => {
      const refused = xmlProblem(status, code, 'The bucket is elsewhere') as { headers: object };
      const headers = { ...refused.headers, 'x-amz-bucket-region': 'us-east-1' };
      const bucket = await open(cur2, { override: () => ({ ...refused, headers }) });
      expect(await messageOf(bucket.files.listDeliveries([november]))).toContain(
        'Set DIGEST_BILL_REGION to the region of the bucket, us-east-1.',
      );
      const silent = await open(cur2, { override: () => xmlProblem(status, code, 'no') });
      expect(await messageOf(silent.files.listDeliveries([november]))).toContain(
        'Set DIGEST_BILL_REGION to the region of the bucket.',
      );
    },
  );
});
