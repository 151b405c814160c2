/**
 * The bill's client uses the region and the form of the name of the bill's bucket; all other clients use
 * their own region.
 */
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { parseBillingPeriod } from '../../../../src/domain/calendar/billing-day.ts';
import { openAwsPlatform } from '../../../../src/platform/aws/aws-platform.ts';
import { billClient } from '../../../../src/platform/aws/bill/bill-client.ts';
import { settingsWith } from '../given-settings.ts';
import { type Call, messageOf, quick, useEnvironment, wireServer } from '../wire-server.ts';

const november = parseBillingPeriod('2026-11');

const settings = (more: Record<string, string>) =>
  settingsWith({ DIGEST_BILL_LOCATION: 's3://acme.bills/exports/acme/data/', ...more });

/** A listing with this object, or an empty one. */
function listingOf(key: string): string {
  const object = `<Contents><Key>${key}</Key><ETag>"m"</ETag><Size>16</Size></Contents>`;
  return `<ListBucketResult>${key === '' ? '' : object}</ListBucketResult>`;
}

/** The region for which each S3 request was signed, by bucket. */
function signedFor(calls: readonly Call[]): ReadonlySet<string> {
  return new Set(
    calls.map(({ path, headers }) => {
      const [, region] = /\/\d{8}\/([^/]+)\/s3\//.exec(String(headers['authorization'])) ?? [];
      return `${path.split(/[/?]/)[1]}: ${region}`;
    }),
  );
}

describe('the client of the bill', () => {
  test.each([
    [{ DIGEST_BILL_REGION: 'us-east-1' }, 'us-east-1'],
    [{ DIGEST_BILL_REGION: 'eu-central-1' }, 'eu-central-1'],
    [{ DIGEST_BILL_REGION: '' }, 'eu-central-1'],
    [{}, 'eu-central-1'],
  ])(
    'requests the bill, and only the bill, in the region of its bucket: %j',
    async (more, region) => {
      const manifest = JSON.stringify({ dataFiles: [] });
      const server = await wireServer(({ method, path }) => {
        if (method === 'PUT') return { headers: { etag: '"e"' } };
        if (!path.includes('list-type=2')) return { headers: { etag: '"m"' }, body: manifest };
        const key = path.includes('metadata')
          ? 'exports/acme/metadata/BILLING_PERIOD=2026-11/a-Manifest.json'
          : '';
        return { headers: { 'content-type': 'application/xml' }, body: listingOf(key) };
      });
      useEnvironment({ AWS_ENDPOINT_URL: server.url });
      const platform = await openAwsPlatform(settings(more), {
        timings: quick,
      });
      await platform.bill.listDeliveries([november]);
      expect(server.calls.filter(({ path }) => path.includes('Manifest.json'))).toHaveLength(1);
      expect(await platform.staging.estimate(november)).toMatchObject({ bytes: 0 });
      await platform.store.put('runs/a.json', Buffer.from('{}'));
      expect(signedFor(server.calls)).toEqual(
        new Set([`acme.bills: ${region}`, 'archive: eu-central-1']),
      );
    },
  );

  test.each([
    ['acme-bills', 'acme-bills.s3.us-east-1.amazonaws.com', '/'],
    ['bills.acme.example.com', 's3.us-east-1.amazonaws.com', '/bills.acme.example.com/'],
  ])(
    'requests %s at the host %s, which S3’s certificate covers',
    async (bucket, hostname, path) => {
      useEnvironment({});
      const location = {
        DIGEST_BILL_REGION: 'us-east-1',
        DIGEST_BILL_LOCATION: `s3://${bucket}/data/`,
      };
      const s3 = billClient(settings(location), quick);
      const asked: unknown[] = [];
      s3.config.requestHandler.handle = async (request) => {
        asked.push(request);
        throw new Error('nothing is sent');
      };
      await messageOf(s3.send(new ListObjectsV2Command({ Bucket: bucket })));
      expect(asked[0]).toMatchObject({ protocol: 'https:', hostname, path });
    },
  );
});
