/**
 * The objects that our Lambda wrote to S3 and registered in Glue, read by Trino: the archive and the
 * account directory, each day in its partition, and only the requested objects are opened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws } from '../support/aws/wire-aws.ts';
import { invoke } from '../support/lambda/lambda.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';

const { bucket, database } = accountNames;
const reportDay = '2025-11-20';
const dayPath = `s3://${bucket}/ou-breakdowns/year=2025/month=11/day=20/ou-breakdown.snappy.parquet`;

describe.skipIf(!hasTrino)('the archive that the daily digest wrote', () => {
  const folder = folderForSuite();
  let aws: WireAws;
  let trino: GlueOnTrino;
  let accountsFile = '';

  beforeAll(async () => {
    aws = await startWireAws();
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2025-10-25'),
      to: parseBillingDay(reportDay),
      asOf: parseBillingDay('2025-11-21'),
      storyDay: parseBillingDay(reportDay),
      hostile: true,
    });
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no cur2');
    accountsFile = bill.accounts;
    await aws.deliverBill(bill.trees.cur2);
    await aws.putAccounts(parseAccounts(readFileSync(accountsFile, 'utf8'), accountsFile));
    const budgets = readFileSync(bill.budgets);
    await aws.objects.put({ bucket, key: 'budgets/budgets.csv' }, budgets);
    const environment = {
      ...aws.environment,
      DIGEST_MAIL_FROM: `FinOps <${accountNames.sender}>`,
      DIGEST_MAIL_TO: 'finops@example.com',
      DIGEST_RESTATEMENT_DAYS: '25',
    };
    const { error } = await invoke('daily-digest', environment, { reportDay });
    if (error !== undefined) throw new Error(error.message);
    trino = await openGlueOnTrino({ motoUrl: aws.moto.url, region: 'eu-central-1', database });
  });
  afterAll(async () => {
    await trino.drop();
    await aws.stop();
  });

  /** Every row of every object, read by another Parquet reader, with its partition. */
  async function objectRows(): Promise<unknown[][]> {
    const rows: unknown[][] = [];
    for (const place of await aws.objects.list({ bucket, key: 'ou-breakdowns/' })) {
      const bytes = await aws.objects.get(place);
      const [, year, month, day] =
        /year=(\d+)\/month=(\d+)\/day=(\d+)/.exec(place.key)?.map(Number) ?? [];
      for (const row of await parquetReadObjects({ file: new Uint8Array(bytes).buffer })) {
        const { BillingDate, OU, Service, LinkedAccount, DailyCost } = row;
        const date = (BillingDate as Date).toISOString().slice(0, 10);
        rows.push([date, OU, Service, LinkedAccount, DailyCost, year, month, day]);
      }
    }
    return rows;
  }

  const textOf = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

  it('has the same rows on Trino, bit for bit, each in the partition of its day', async () => {
    const { columns, rows } = await trino.query('select * from ou_breakdown');
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'billingdate date',
      'ou varchar',
      'service varchar',
      'linkedaccount varchar',
      'dailycost double',
      'year integer',
      'month integer',
      'day integer',
    ]);
    expect(textOf(rows)).toEqual(textOf(await objectRows()));
    expect(rows.length).toBeGreaterThan(2000);
    for (const [date, , , , , year, month, day] of rows) {
      const parts = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
      expect(date).toBe([year, ...parts].join('-'));
    }
  });

  it('has one object and one partition for each day of the window', async () => {
    const { rows: paths } = await trino.query(
      'select "$path", count(*) from ou_breakdown group by 1 order by 1',
    );
    const { rows: partitions } = await trino.query('select * from "ou_breakdown$partitions"');
    expect(paths).toHaveLength(27);
    expect(partitions).toHaveLength(27);
    expect(paths.map(([path]) => path)).toContain(dayPath);
  });

  it('opens the one object of a requested day', async () => {
    const { rows, stats } = await trino.query(
      'select distinct "$path" from ou_breakdown where year = 2025 and month = 11 and day = 20',
    );
    expect(rows).toEqual([[dayPath]]);
    expect(stats.processedRows).toBeLessThan(200);
    const [object] = await aws.objects.list({ bucket, key: dayPath.slice(bucket.length + 6) });
    expect(stats.physicalInputBytes).toBeLessThanOrEqual(object?.size ?? 0);
  });

  it('does not see a day that is in S3 but not registered', async () => {
    const key = 'ou-breakdowns/year=2025/month=11/day=21/ou-breakdown.snappy.parquet';
    const bytes = await aws.objects.get({ bucket, key: dayPath.slice(bucket.length + 6) });
    await aws.objects.put({ bucket, key }, bytes);
    const { rows } = await trino.query(
      'select count(*) from ou_breakdown where day = 21 and month = 11',
    );
    expect(rows).toEqual([[0]]);
  });

  it('is next to the account directory, with every snapshot', async () => {
    const accounts = parseAccounts(readFileSync(accountsFile, 'utf8'), accountsFile);
    const { rows } = await trino.query(`
      select cast(snapshot_date as varchar), account_id, account_name, ou_id, ou_name, ou_path, status
      from accounts`);
    const expected = accounts.map((account) => {
      const { snapshotDate, accountId, accountName, ouId, ouName, ouPath, status } = account;
      return [snapshotDate, accountId, accountName, ouId, ouName, ouPath, status];
    });
    expect(textOf(rows)).toEqual(textOf(expected));
  });
});
