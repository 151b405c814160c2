/** The bundles of backfill and audit on the wire: what the audit finds, the backfill mends. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAccounts } from '../../functions/account-directory/accounts-csv.ts';
import { parseBillingDay } from '../../functions/domain/billing-day.ts';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const absence = wireAwsAbsence('backfill and audit on the wire');
const folder = folderForSuite();
const range = { from: '2026-10-20', to: '2026-11-10' };
const lost = 'ou-breakdowns/year=2026/month=11/day=3/ou-breakdown.snappy.parquet';

describe.skipIf(absence !== undefined)('backfill and audit on the wire', () => {
  let aws: WireAws;

  beforeAll(async () => {
    aws = await startWireAws();
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2026-10-01'),
      to: parseBillingDay('2026-11-19'),
      asOf: parseBillingDay('2026-11-20'),
    });
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts(parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts));
  });
  afterAll(() => aws.stop());

  const gapsFound = async () =>
    (await invoke('partition-audit', aws.environment, range)).result?.[
      'gaps'
    ] as readonly unknown[];

  async function loseObject() {
    const client = new S3Client({
      endpoint: aws.moto.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await client.send(new DeleteObjectCommand({ Bucket: accountNames.bucket, Key: lost }));
    client.destroy();
  }

  it('fill an empty archive with one scan of each billing period, and no mail', async () => {
    expect(await gapsFound()).toHaveLength(22);
    const before = aws.athena.queries().length;
    const { result } = await invoke('backfill', aws.environment, range);
    expect(result).toMatchObject({ daysWritten: 22, withoutLines: [] });
    const scans = aws.athena
      .queries()
      .slice(before)
      .filter(({ sql }) => sql.includes('source_cost'));
    expect(scans).toHaveLength(2);
    expect(await aws.sentMail()).toEqual([]);
    expect(await gapsFound()).toEqual([]);
  });

  it('find a lost object, and bring it back', async () => {
    await loseObject();
    expect(await gapsFound()).toEqual([{ day: '2026-11-03', kind: 'without-object' }]);
    const { result } = await invoke('backfill', aws.environment, range);
    expect(result).toMatchObject({ daysWritten: 1 });
    expect(await gapsFound()).toEqual([]);
  });

  it('refuse a reversed range before any call', async () => {
    const before = aws.athena.queries().length;
    const { error } = await invoke('backfill', aws.environment, { from: range.to, to: range.from });
    expect(error).toMatchObject({ name: 'InputError', message: expect.stringContaining('swap') });
    expect(aws.athena.queries()).toHaveLength(before);
  });
});
