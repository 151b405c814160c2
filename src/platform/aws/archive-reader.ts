/** The archive on AWS without the bill: for readers that answer from it, such as the API. */
import { createHash } from 'node:crypto';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ArchiveListing } from '../../ports/archive-listing.ts';
import type { QueryTables, UseTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import { sqlIdentifier } from '../../sql/bind.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { AthenaEngine } from './athena/athena-engine.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { type RegisteredPartition, registeredPartitions } from './glue/registered-partitions.ts';
import { S3Listing } from './s3/s3-listing.ts';
import { S3Store } from './s3/s3-store.ts';

export interface AwsArchive {
  /**
   * Statements with the same text and the same `question` are one query, even if another process asks: it waits for the
   * query that runs already. A question is named for one attempt to answer it.
   */
  readonly engineFor: (question: string) => QueryEngine;
  readonly tables: Pick<QueryTables, 'archive' | 'allocation'> & UseTables;
  readonly store: S3Store;
  readonly listing: ArchiveListing;
  /** What Athena sees of the two tables. */
  readonly registered: () => Promise<{
    readonly archive: readonly RegisteredPartition[];
    readonly allocation: readonly RegisteredPartition[];
  }>;
  /** An address by which everybody who has it may read the object for some seconds, with these headers. */
  readonly linkTo: (key: string, link: LinkOptions) => Promise<string>;
}

export interface LinkOptions {
  readonly seconds: number;
  readonly contentType: string;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
}

export interface AwsArchiveOptions {
  /** URL of an emulator of Glue; default: AWS's own. */
  readonly glueEndpoint?: string | undefined;
  readonly timings?: Partial<AwsTimings> | undefined;
}

type Settings = Pick<AwsSettings, 'region' | 'bucket' | 'athena'> & {
  readonly tables: Pick<AwsSettings['tables'], 'archive'>;
};

/** Connects to nothing yet. */
export function openAwsArchive(settings: Settings, options: AwsArchiveOptions = {}): AwsArchive {
  const { region, bucket, tables } = settings;
  const timings = { ...defaultTimings, ...options.timings };
  const athena = new AthenaClient(clientSettings(region, timings));
  const s3 = new S3Client(clientSettings(region, timings));
  const { database } = settings.athena;
  const named = (table: string) => sqlIdentifier(`${database}.${table}`);
  const partitionsOf = (table: string) =>
    registeredPartitions({ region, endpoint: options.glueEndpoint, database, table });
  return {
    engineFor: (question) =>
      new AthenaEngine({
        athena,
        s3,
        settings: settings.athena,
        pace: timings.athenaPace,
        tokenOf: (sql, attempt) => tokenOf([question, sql, attempt]),
      }),
    tables: {
      archive: () => named(tables.archive),
      allocation: () => named(costAllocationTable.name),
      resourceCosts: () => named(resourceCostsTable.name),
      resourceMetrics: () => named(resourceMetricsTable.name),
    },
    store: new S3Store(s3, bucket),
    listing: new S3Listing(s3, bucket),
    registered: async () => {
      const [archive, allocation] = await Promise.all([
        partitionsOf(tables.archive),
        partitionsOf(costAllocationTable.name),
      ]);
      return { archive, allocation };
    },
    linkTo: async (key, { seconds, contentType, contentEncoding, contentDisposition }) => {
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: contentType,
        ResponseContentEncoding: contentEncoding,
        ResponseContentDisposition: contentDisposition,
      });
      return getSignedUrl(s3, command, { expiresIn: seconds });
    },
  };
}

/** Athena takes 32 to 128 characters. */
function tokenOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
