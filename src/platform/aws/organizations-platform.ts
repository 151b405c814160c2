/**
 * The parts of AWS that the account directory needs: the bucket, Athena to register its snapshots, and AWS
 * Organizations, whose client is loaded only if it is the directory source.
 */
import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { readCsvDirectory } from '../../directory/csv-directory.ts';
import type { DirectoryPorts } from '../../directory/directory-ports.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { DirectorySettings } from '../../settings/directory-settings.ts';
import { accountsTable } from '../../tables/accounts.ts';
import { AthenaEngine } from './athena/athena-engine.ts';
import { addPartitions } from './athena/partition-ddl.ts';
import { type AwsTimings, clientSettings, defaultTimings } from './client/aws-clients.ts';
import type { AwsSettings } from './client/aws-settings.ts';
import { S3Store } from './s3/s3-store.ts';

export interface DirectoryOverrides {
  readonly now?: (() => number) | undefined;
  readonly timings?: Partial<AwsTimings> | undefined;
}

type Source = DirectorySettings['source'];

/** Connects to nothing yet; each client does so at its first call. */
export function openDirectoryPorts(
  aws: AwsSettings,
  source: Source,
  overrides: DirectoryOverrides = {},
): DirectoryPorts {
  const timings = { ...defaultTimings, ...overrides.timings };
  const s3 = new S3Client(clientSettings(aws.region, timings));
  const athena = new AthenaClient(clientSettings(aws.region, timings));
  const pace = timings.athenaPace;
  const engine = new AthenaEngine({ athena, s3, settings: aws.athena, pace });
  const store = new S3Store(s3, aws.bucket);
  return {
    name: 'aws',
    now: overrides.now ?? Date.now,
    store,
    readsPresentOnly: source.kind === 'organizations',
    readDirectory: directoryReader(source, aws.region, store),
    registerSnapshot: async ({ snapshotDate, prefix }) => {
      const table = { table: aws.tables.accounts, declared: accountsTable };
      const place = { day: snapshotDate, location: store.locate(prefix) };
      const [sql = ''] = addPartitions(table, [place]);
      return engine.execute({ name: `register_${accountsTable.name}`, sql });
    },
  };
}

function directoryReader(
  source: Source,
  region: string,
  store: ObjectStore,
): DirectoryPorts['readDirectory'] {
  if (source.kind === 'csv') return (day) => readCsvDirectory(store, source.key, day);
  return async (day) => {
    const { organizationsDirectory } = await import('./organizations/organizations-directory.ts');
    return organizationsDirectory(region)(day);
  };
}
