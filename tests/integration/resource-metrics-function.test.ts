/** The bundle of the resource metrics over the wire: it continues itself until every day is measured, each metric once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { type CloudWatchServer, cloudWatchServer } from '../support/aws/cloudwatch-server.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { recordedLambda } from '../support/lambda/recorded-lambda.ts';
import { csvGzip, exportRow, purchaseRow } from '../support/recommendations/export-rows.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('resource metrics on the wire');
const folder = folderForSuite();
const { bucket } = accountNames;
const range = { from: '2026-11-01', to: '2026-11-05' };
/** So many metrics a day that the windows of a run have two days. */
const twoDaysTogether = { DIGEST_METRICS_USD_PER_DAY: '0.75', DIGEST_METRICS_COST_RATIO: '1' };

interface Recommended {
  readonly recommendations: readonly object[];
}

const truth = (_: unknown, at: number) => (at / 3_600_000) % 24;

describe.skipIf(absence !== undefined)('resource metrics on the wire', () => {
  let aws: WireAws;
  const lambda = recordedLambda();

  beforeAll(async () => {
    aws = await startWireAws();
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2026-10-25'),
      to: parseBillingDay(range.to),
      asOf: parseBillingDay('2026-11-06'),
    });
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts(parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts));
    const { error } = await invoke('backfill', aws.environment, range);
    expect(error).toBeUndefined();
  });
  afterAll(async () => {
    lambda.server.close();
    await aws.stop();
  });

  async function measured(
    { url }: CloudWatchServer,
    event: object,
    more: Record<string, string> = {},
  ) {
    const environment = {
      ...aws.environment,
      ...twoDaysTogether,
      AWS_ENDPOINT_URL_CLOUDWATCH: url,
      AWS_ENDPOINT_URL_LAMBDA: await lambda.url(),
      ...more,
    };
    const { result, error } = await invoke('resource-metrics', environment, event);
    expect(error).toBeUndefined();
    return result as { readonly days: readonly { readonly day: string }[]; readonly next: object };
  }

  it('continue in other invocations when time is short, until every day is done', async () => {
    const cloudWatch = await cloudWatchServer({ truth });
    const short = { TEST_REMAINING_MILLISECONDS: '60000' };
    const first = await measured(cloudWatch, range, short);
    expect(first.days.map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-04']);
    const next = { from: '2026-11-01', to: '2026-11-03', hop: 1 };
    expect(first.next).toEqual(next);
    expect(lambda.requests).toMatchObject([
      { path: '/2015-03-31/functions/finops-digest/invocations', type: 'Event', event: next },
    ]);
    const second = await measured(cloudWatch, lambda.requests[0]?.event ?? {}, short);
    expect(second.next).toEqual({ from: '2026-11-01', to: '2026-11-01', hop: 2 });
    const third = await measured(cloudWatch, lambda.requests[1]?.event ?? {}, short);
    expect(third.next).toBeNull();
    expect(lambda.requests).toHaveLength(2);
    expect(Math.max(...cloudWatch.answered.values())).toBeLessThanOrEqual(3);
    const files = await aws.objects.list({ bucket, key: 'resource-metrics/' });
    expect(files.map(({ key }) => key.split('/')[1])).toEqual(
      ['01', '02', '03', '04', '05'].map((day) => `usage_date=2026-11-${day}`),
    );
  });

  it('ask nothing again, and the audit finds no gap', async () => {
    const cloudWatch = await cloudWatchServer({ truth });
    const again = await measured(cloudWatch, range);
    expect(again).toMatchObject({ next: null, usd: 0 });
    expect(cloudWatch.calls()).toBe(0);
    const audited = { ...aws.environment, DIGEST_AUDIT_METRICS_HEAL_DAYS: '0' };
    const { result, error } = await invoke('partition-audit', audited, range);
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ gaps: [], measureAll: null, withoutMetrics: null });
  });

  it("archive AWS's recommendations from a bucket of their own, and say what is missing", async () => {
    const exported = { bucket: 'acme.exports', folder: 'coh/data' };
    // Another Region than the system's, and a name with a dot.
    const region = 'us-east-2';
    const there = new MotoObjects(aws.moto.url, region);
    onTestFinished(() => there.close());
    await there.createBucket(exported.bucket, region);
    const put = (day: string, body: Uint8Array) =>
      there.put(
        {
          bucket: exported.bucket,
          key: `${exported.folder}/date=${day}/20261106T010203Z-1/coh-00001.csv.gz`,
        },
        body,
      );
    await put('2026-11-06', csvGzip([exportRow(), purchaseRow]));
    await put('2026-11-05', Buffer.from('no gzip'));
    const given = {
      DIGEST_RECOMMENDATIONS_LOCATION: `s3://${exported.bucket}/${exported.folder}/`,
      DIGEST_RECOMMENDATIONS_REGION: region,
    };
    const cloudWatch = await cloudWatchServer({ truth });
    const days = { from: '2026-11-04', to: '2026-11-05' };
    const first = (await measured(cloudWatch, days, given)) as object as Recommended;
    expect(first.recommendations).toMatchObject([
      { day: '2026-11-06', state: 'written', recommendations: 2 },
      {
        day: '2026-11-05',
        state: 'damaged',
        problem: expect.stringContaining(
          `s3://${exported.bucket}/${exported.folder}/date=2026-11-05/`,
        ),
      },
      { day: '2026-11-04', state: 'missing' },
    ]);
    const files = await aws.objects.list({ bucket, key: 'cost-recommendations/' });
    expect(files.map(({ key }) => key)).toEqual([
      'cost-recommendations/export_date=2026-11-06/cost-recommendations.snappy.parquet',
    ]);
    const again = (await measured(cloudWatch, days, given)) as object as Recommended;
    expect(again.recommendations[0]).toMatchObject({ state: 'unchanged' });
  });
});
