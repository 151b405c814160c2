/**
 * An AWS account for tests on 127.0.0.1, with everything that the digest needs: moto for S3, Glue,
 * Organizations, SES, SNS and CloudWatch, our own Athena and QuickSight, and the environment with which SDK
 * clients and handlers find them.
 */

import type { BillTree } from '../../../samples/generator/generate-bill.ts';
import type { DirectoryAccount } from '../../../src/directory/accounts-csv.ts';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { putAccounts } from './account/accounts-snapshot.ts';
import { billPrefixes, deliverBill } from './account/deliver-bill.ts';
import { billTables } from './account/glue-tables.ts';
import { accountNames, provisionAccount } from './account/provision-account.ts';
import { type AthenaServer, startAthenaServer } from './athena-server.ts';
import { GlueCatalog } from './glue-catalog.ts';
import { MotoObjects, objectPlace } from './moto-objects.ts';
import { startMotoProxy } from './moto-proxy.ts';
import { findMotoServer, type MotoServer, motoAccountId, startMotoServer } from './moto-server.ts';
import { type QuickSightServer, startQuickSightServer } from './quicksight-server.ts';
import { type SentMessage, sentMail } from './sent-mail.ts';
import type { WireServer } from './wire-server.ts';

export interface WireAwsOptions {
  /** Kind of bill for which the account has a table. Default 'cur2'. */
  readonly source?: BillSource;
  /** The bill's partitions are projected, not registered. Default false. */
  readonly isProjected?: boolean;
  /** Default 'eu-central-1'. */
  readonly region?: string;
  /** Whether the workgroup defines the results' location, or the client must. Default true. */
  readonly workgroupEnforcesResults?: boolean;
  /** Time that a query is QUEUED, and again RUNNING before it really runs. Default 2. */
  readonly queryStateMilliseconds?: number;
}

export interface WireAws {
  /** For SDK clients and handlers: endpoints, credentials and every `DIGEST_*` variable. */
  readonly environment: Readonly<Record<string, string>>;
  readonly source: BillSource;
  /** Emulates S3, Glue, Organizations, SES v2, SNS and CloudWatch. */
  readonly moto: MotoServer;
  /** Between SDK clients and moto: counts requests and makes them fail. */
  readonly proxy: WireServer;
  readonly athena: AthenaServer;
  readonly quicksight: QuickSightServer;
  /** Bypasses the proxy: its requests are neither counted nor failing. */
  readonly objects: MotoObjects;
  readonly glue: GlueCatalog;
  /** Writes a generated bill to the billing bucket and makes its billing periods visible. */
  deliverBill(tree: BillTree): Promise<void>;
  /** Publishes snapshots of the account directory. */
  putAccounts(accounts: readonly DirectoryAccount[]): Promise<void>;
  /** Every raw message that SES accepted, in order. */
  sentMail(): Promise<readonly SentMessage[]>;
  /** An empty account again: no objects, mail, queries, requests or errors. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** The reason why there can be no account here, or undefined. Throws it if REQUIRE_ALL_SUITES is 1. */
export function wireAwsAbsence(suite: string): string | undefined {
  if (findMotoServer() !== undefined) return undefined;
  const reason = 'moto_server was not found; tests/support/aws/install-moto.sh installs it';
  if (process.env['REQUIRE_ALL_SUITES'] === '1') {
    throw new Error(`REQUIRE_ALL_SUITES is set, but ${reason}.`);
  }
  console.warn(`SKIPPED ${suite}: ${reason}.`);
  return reason;
}

/** Starts the servers on free ports and provisions the account. Takes a second or two. */
export async function startWireAws(options: WireAwsOptions = {}): Promise<WireAws> {
  const { source = 'cur2', isProjected = false, region = 'eu-central-1' } = options;
  const { billingBucket, resultsBucket, database, workgroup } = accountNames;
  const moto = await startMotoServer();
  const objects = new MotoObjects(moto.url, region);
  const enforce = options.workgroupEnforcesResults ?? true;
  const results = `s3://${resultsBucket}/results/`;
  const [proxy, athena, quicksight] = await Promise.all([
    startMotoProxy(moto.url),
    startAthenaServer({
      motoUrl: moto.url,
      region,
      stateMilliseconds: options.queryStateMilliseconds ?? 2,
      workgroups: [
        { name: 'primary' },
        enforce ? { name: workgroup, outputLocation: results, enforce } : { name: workgroup },
      ],
    }),
    startQuickSightServer({ polls: 1 }, (uri, page) => objects.put(objectPlace(uri), page)),
  ]);
  const glue = new GlueCatalog(moto.url);
  const account = { glue, objects };
  const provision = () =>
    provisionAccount(account, { motoUrl: moto.url, region, source, isProjected });
  await provision();
  return {
    environment: {
      ...endpoints(proxy.url, athena.url, quicksight.url),
      ...digestVariables(source, enforce ? '' : results),
      AWS_REGION: region,
    },
    source,
    moto,
    proxy,
    athena,
    quicksight,
    objects,
    glue,
    deliverBill: (tree) => deliverBill(account, { bucket: billingBucket, database, source }, tree),
    putAccounts: (accounts) =>
      putAccounts(account, { database, table: accountNames.accounts }, accounts),
    sentMail: () => sentMail(moto),
    reset: async () => {
      await athena.reset();
      quicksight.reset();
      proxy.reset();
      await moto.reset();
      await provision();
    },
    stop: async () => {
      objects.close();
      await Promise.all([proxy.stop(), athena.stop(), quicksight.stop()]);
      await moto.stop();
    },
  };
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export function endpoints(
  proxy: string,
  athena: string,
  quicksight: string,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: proxy,
    AWS_ENDPOINT_URL_S3: proxy,
    AWS_ENDPOINT_URL_SESV2: proxy,
    AWS_ENDPOINT_URL_ORGANIZATIONS: proxy,
    AWS_ENDPOINT_URL_ATHENA: athena,
    AWS_ENDPOINT_URL_QUICKSIGHT: quicksight,
    AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function digestVariables(source: BillSource, results: string): Record<string, string> {
  return {
    DIGEST_ACCOUNT_ID: motoAccountId,
    DIGEST_BUCKET: accountNames.bucket,
    DIGEST_ATHENA_DATABASE: accountNames.database,
    DIGEST_ATHENA_WORKGROUP: accountNames.workgroup,
    DIGEST_ATHENA_RESULTS: results,
    DIGEST_BILL_SOURCE: source,
    DIGEST_BILL_TABLE: billTables[source],
    DIGEST_BILL_LOCATION: `s3://${accountNames.billingBucket}/${billPrefixes[source]}`,
    DIGEST_ACCOUNTS_TABLE: accountNames.accounts,
    DIGEST_ARCHIVE_TABLE: accountNames.archive,
    DIGEST_QUICKSIGHT_DATASET_ID: accountNames.dataSet,
    DIGEST_SES_CONFIGURATION_SET: '',
  };
}
