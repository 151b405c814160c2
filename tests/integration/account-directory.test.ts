/**
 * The account directory's handler over the wire: AWS Organizations, S3 and Glue by moto, Athena by an
 * emulator that runs the statements.
 */

import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../functions/account-directory/handler.ts';
import { decodeSnapshot } from '../../src/directory/snapshot-parquet.ts';
import { dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { collect } from '../../src/queries/collect.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { objectKey, partitionPrefix } from '../../src/tables/object-key.ts';
import { type AthenaServer, startAthenaServer } from '../support/aws/athena-server.ts';
import { GlueCatalog } from '../support/aws/glue-catalog.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { startMotoProxy } from '../support/aws/moto-proxy.ts';
import { type MotoServer, motoAccountId, startMotoServer } from '../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../support/aws/wire-aws.ts';
import type { WireServer } from '../support/aws/wire-server.ts';

const region = 'eu-central-1';
const bucket = 'finops-daily-summaries';
const csvKey = 'config/accounts.csv';
const time = new Date().toISOString();
const day = dayOfTime(Date.parse(time));
const context = { awsRequestId: 'request-1', functionName: 'account-directory' } as Context;
const text = ['account_id', 'account_name', 'ou_id', 'ou_name', 'ou_path', 'status'];

const environment = {
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  DIGEST_ACCOUNT_ID: motoAccountId,
  DIGEST_BUCKET: bucket,
  DIGEST_ATHENA_DATABASE: 'finops_db',
  DIGEST_ATHENA_WORKGROUP: 'finops',
  DIGEST_BILL_TABLE: 'bill',
};

const scheduled = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: motoAccountId,
  time,
  region,
  resources: ['arn:aws:events:eu-central-1:123456789012:rule/account-directory'],
  detail: {},
};

const isAbsent = wireAwsAbsence('the account directory on the wire') !== undefined;

describe.skipIf(isAbsent)('the account directory on the wire', () => {
  let moto: MotoServer;
  let proxy: WireServer;
  let athena: AthenaServer;
  let objects: MotoObjects;
  let glue: GlueCatalog;

  beforeAll(async () => {
    moto = await startMotoServer();
    proxy = await startMotoProxy(moto.url);
    athena = await startAthenaServer({
      motoUrl: moto.url,
      region,
      workgroups: [{ name: 'finops', outputLocation: `s3://${bucket}/results/` }],
    });
    objects = new MotoObjects(moto.url, region);
    glue = new GlueCatalog(moto.url);
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    objects?.close();
    await Promise.all([athena?.stop(), proxy?.stop()]);
    await moto?.stop();
  });

  beforeEach(async () => {
    await moto.reset();
    await athena.reset();
    proxy.reset();
    vi.unstubAllEnvs();
    const endpoints = { AWS_ENDPOINT_URL: proxy.url, AWS_ENDPOINT_URL_ATHENA: athena.url };
    for (const [name, value] of Object.entries({ ...environment, ...endpoints })) {
      vi.stubEnv(name, value);
    }
    await objects.createBucket(bucket, region);
    await glue.createDatabase('finops_db');
    await glue.createTable('finops_db', {
      Name: 'accounts',
      PartitionKeys: [{ Name: 'snapshot_date', Type: 'date' }],
      StorageDescriptor: {
        Columns: text.map((Name) => ({ Name, Type: 'string' })),
        Location: `s3://${bucket}/accounts/`,
        SerdeInfo: {
          SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
        },
      },
    });
  });

  /**
   * Root/Workloads/<name of each team>, with two accounts in each, in addition to the management account.
   */
  async function createOrganization(teams: readonly string[]): Promise<void> {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new OrganizationsClient({ region, endpoint: moto.url, credentials });
    await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    const rootId = Roots[0]?.Id;
    const createUnit = async (ParentId: string | undefined, Name: string) => {
      const request = new CreateOrganizationalUnitCommand({ ParentId, Name });
      return (await client.send(request)).OrganizationalUnit?.Id;
    };
    const workloads = await createUnit(rootId, 'Workloads');
    for (const team of teams) {
      const unit = await createUnit(workloads, team);
      for (const stage of ['dev', 'prod']) {
        const AccountName = `${team} ${stage}`;
        const Email = `${teams.indexOf(team)}-${stage}@example.com`;
        const created = await client.send(new CreateAccountCommand({ AccountName, Email }));
        await client.send(
          new MoveAccountCommand({
            AccountId: created.CreateAccountStatus?.AccountId,
            SourceParentId: rootId,
            DestinationParentId: unit,
          }),
        );
      }
    }
  }

  const place = { bucket, key: objectKey(accountsTable, day) };
  const partitions = async () =>
    (await glue.partitions('finops_db', 'accounts')).map(({ Values, StorageDescriptor }) => [
      Values[0],
      StorageDescriptor.Location,
    ]);
  const registered = [[day, `s3://${bucket}/${partitionPrefix(accountsTable, day)}`]];
  const recordOf = async () => {
    const key = `runs/${day}/account-directory-request-1.json`;
    return JSON.parse(Buffer.from(await objects.get({ bucket, key })).toString('utf8'));
  };

  /** The table `accounts` as the digest's queries see it. */
  async function visibleAccounts() {
    const { engine, tables } = await openAwsPlatform(readAwsSettings(process.env));
    return collect(
      { engine },
      {
        name: 'accounts',
        schema: { snapshot_date: 'date', account_name: 'string', ou_path: 'string' } as const,
        sql: `select snapshot_date, account_name, ou_path from ${tables.accounts} order by account_name`,
      },
    );
  }

  test('a run makes every account visible to the digest, and a second one changes nothing', async () => {
    const teams = Array.from({ length: 24 }, (_, index) => `Team ${index} "${index}" / it's`);
    await createOrganization(teams);
    const result = await handler(scheduled, context);
    expect(result).toEqual({
      snapshotDate: day,
      accounts: 49,
      outcome: 'written',
      record: `s3://${bucket}/runs/${day}/account-directory-request-1.json`,
    });
    expect(await partitions()).toEqual(registered);
    const visible = await visibleAccounts();
    expect(visible).toHaveLength(49);
    expect(visible).toContainEqual({
      snapshot_date: day,
      account_name: `Team 3 "3" / it's prod`,
      ou_path: `Root/Workloads/Team 3 "3" ∕ it's`,
    });
    expect(visible.filter(({ ou_path }) => ou_path === 'Root')).toHaveLength(1);
    expect((await handler(scheduled, context)).outcome).toBe('unchanged');
    expect(await objects.versionCount(place)).toBe(1);
    expect(await partitions()).toEqual(registered);
    const { outcome, steps } = await recordOf();
    expect(outcome).toBe('done');
    expect(steps.at(-1).facts.queryId).toBe(athena.queries().at(-1)?.id);
  });

  test.each([
    ['AccessDeniedException', 'ListAccountsForParent', /delegated administrator/],
    ['AccessDeniedException', 'ListAccounts', /delegated administrator/],
    ['ExpiredTokenException', 'ListRoots', /credentials are expired/],
  ])(
    '%s from %s publishes nothing, says what to do, and is recorded',
    async (code, operation, advice) => {
      await createOrganization(['A']);
      proxy.failNext({ operation, error: { code, status: 400, message: 'No.' } });
      await expect(handler(scheduled, context)).rejects.toThrow(advice);
      expect(await objects.list({ bucket, key: 'accounts/' })).toEqual([]);
      expect(await partitions()).toEqual([]);
      expect(await recordOf()).toMatchObject({ outcome: 'failed', steps: [{ name: 'read' }] });
    },
  );

  test('throttling and lost connections are survived', async () => {
    await createOrganization(['A', 'B']);
    const throttled = { code: 'TooManyRequestsException', status: 400, message: 'Slow down.' };
    proxy.failNext({ operation: 'ListAccountsForParent', error: throttled });
    proxy.failNext({ operation: 'ListAccounts', drop: 'response' });
    proxy.failNext({ operation: 'PutObject', drop: 'response' });
    athena.failNext({ operation: 'GetQueryExecution', error: 'throttled' });
    expect(await handler(scheduled, context)).toMatchObject({ accounts: 5, outcome: 'written' });
    expect(await partitions()).toEqual(registered);
  });

  test('a snapshot that could not be registered is registered by the next run', async () => {
    await createOrganization(['A']);
    const reason = 'Insufficient Lake Formation permission(s): Required Alter on accounts';
    athena.failNext({ operation: 'StartQueryExecution', state: 'FAILED', reason });
    await expect(handler(scheduled, context)).rejects.toThrow(
      /Required Alter on accounts\. Grant the role of this function that permission in Lake Form/,
    );
    expect(await partitions()).toEqual([]);
    expect((await handler(scheduled, context)).outcome).toBe('unchanged');
    expect(await partitions()).toEqual(registered);
    expect(await objects.versionCount(place)).toBe(1);
  });

  test('a CSV in the bucket replaces Organizations, which is then never called', async () => {
    vi.stubEnv('DIGEST_DIRECTORY_SOURCE', 'csv');
    vi.stubEnv('DIGEST_ACCOUNTS_CSV_KEY', csvKey);
    const csv = 'account_id,account_name,ou_path\n000000000042,"a ""b""",Root/Prod\n';
    await objects.put({ bucket, key: csvKey }, csv);
    expect(await handler({ snapshotDate: day }, context)).toMatchObject({ accounts: 1 });
    expect(await decodeSnapshot(day, await objects.get(place))).toMatchObject([
      { accountId: '000000000042', accountName: 'a "b"', ouPath: 'Root/Prod', status: 'ACTIVE' },
    ]);
    expect(proxy.requests('ListRoots')).toEqual([]);
  });

  test('a bad event is rejected before any call to AWS', async () => {
    await expect(handler({ snapshotDay: day }, context)).rejects.toThrow(
      'The event cannot be read',
    );
    expect(proxy.requests()).toEqual([]);
  });
});
