/**
 * The platform on AWS: Athena over the billing export, one bucket, partitions in Glue, QuickSight and SES.
 * Clients that some functions do not need are loaded on first use.
 */
import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import type { Platform } from '../../ports/platform.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { AthenaCatalog } from './athena/athena-catalog.ts';
import { AthenaEngine } from './athena/athena-engine.ts';
import { AthenaStaging } from './athena/athena-staging.ts';
import { awsTables } from './athena/aws-tables.ts';
import { billClient } from './bill/bill-client.ts';
import { billCopies } from './bill/duplicate-bill-files.ts';
import { S3BillFiles } from './bill/s3-bill-files.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { QuickSightDashboard } from './quicksight/quicksight-dashboard.ts';
import { S3Store } from './s3/s3-store.ts';
import { SesOutbox } from './ses/ses-outbox.ts';

export interface AwsOverrides {
  readonly now?: (() => number) | undefined;
  readonly timings?: Partial<AwsTimings> | undefined;
}

/**
 * Connects to nothing yet; each client does so at its first call. The SDK finds credentials and, for
 * emulators, endpoints (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_S3`, …) in its usual places.
 */
export async function openAwsPlatform(
  settings: AwsSettings,
  overrides: AwsOverrides = {},
): Promise<Platform> {
  const timings = { ...defaultTimings, ...overrides.timings };
  const s3 = new S3Client(clientSettings(settings.region, timings));
  const billS3 = billClient(settings, timings);
  const athena = new AthenaClient(clientSettings(settings.region, timings));
  const store = new S3Store(s3, settings.bucket);
  const engine = new AthenaEngine({
    athena,
    s3,
    settings: settings.athena,
    pace: timings.athenaPace,
  });
  const files = new S3BillFiles(billS3, settings.tables);
  const copies = billCopies(engine, settings, (period) => files.hasManifest(period));
  const archive = {
    database: settings.athena.database,
    table: settings.tables.archive,
    declared: ouBreakdownTable,
  };
  return {
    name: 'aws',
    now: overrides.now ?? Date.now,
    tables: awsTables(settings),
    bill: {
      listDeliveries: (periods) => files.listDeliveries(periods),
      alwaysReadPeriods: files.alwaysReadPeriods,
      copies,
    },
    engine,
    staging: new AthenaStaging({ athena, s3, billS3, settings, pace: timings.athenaPace }),
    store,
    catalog: new AthenaCatalog(engine, archive, (prefix) => store.locate(prefix)),
    dashboard: new QuickSightDashboard(settings, timings),
    outbox: new SesOutbox(settings, timings),
  };
}
