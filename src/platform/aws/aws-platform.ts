/**
 * The platform on AWS: Athena over the billing export, one bucket, partitions in Glue, QuickSight and SES.
 * Clients that some functions do not need are loaded on first use, and S3's once the platform is opened.
 */
import { AthenaClient } from '@aws-sdk/client-athena';
import type { Platform } from '../../ports/platform.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ParquetTable } from '../../tables/table.ts';
import { AthenaCatalog } from './athena/athena-catalog.ts';
import { AthenaEngine } from './athena/athena-engine.ts';
import { awsTables } from './athena/aws-tables.ts';
import { billCopies } from './bill/duplicate-bill-files.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { QuickSightDashboard } from './quicksight/quicksight-dashboard.ts';
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
  const { openS3Parts } = await import('./s3-parts.ts');
  const athena = new AthenaClient(clientSettings(settings.region, timings));
  const { s3, store, files, staging } = openS3Parts(settings, timings, athena);
  const engine = new AthenaEngine({
    athena,
    s3,
    settings: settings.athena,
    pace: timings.athenaPace,
  });
  const copies = billCopies(engine, settings, (period) => files.hasManifest(period));
  const { database } = settings.athena;
  const catalogOf = (table: string, declared: ParquetTable) =>
    new AthenaCatalog(engine, { database, table, declared }, (prefix) => store.locate(prefix));
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
    staging,
    store,
    catalog: catalogOf(settings.tables.archive, ouBreakdownTable),
    allocationCatalog: catalogOf(costAllocationTable.name, costAllocationTable),
    dashboard: new QuickSightDashboard(settings, timings),
    outbox: new SesOutbox(settings, timings),
  };
}
