/**
 * A Trino catalog over the Glue and S3 of one emulated AWS account: Athena's name for it is AwsDataCatalog.
 */
import { inject } from 'vitest';
import { queryTrino, type TrinoResult } from './trino-client.ts';

export interface GlueOnTrino {
  /** Its name in Trino. */
  readonly catalog: string;
  /** Runs one statement. Throws a TrinoError. */
  query(sql: string): Promise<TrinoResult>;
  /** Removes the catalog. */
  drop(): Promise<void>;
}

export interface GluePlace {
  readonly motoUrl: string;
  readonly region: string;
  /** The Glue database for names without one. */
  readonly database: string;
}

let catalogs = 0;

/** Whether a server runs; if not, the suite is skipped, and global-setup.ts reports why. */
export const hasTrino = (inject('trinoUrl') ?? '') !== '';

export async function openGlueOnTrino({
  motoUrl,
  region,
  database,
}: GluePlace): Promise<GlueOnTrino> {
  const url = inject('trinoUrl');
  catalogs += 1;
  // Catalogs outlive a worker's counter, so the name contains the process id: each file of the suite has
  // its own process.
  const catalog = `awsdatacatalog_${process.pid}_${catalogs}`;
  const settings = Object.entries(hiveOnMoto(motoUrl, region));
  const list = settings.map(([name, value]) => `"${name}" = '${value}'`).join(', ');
  await queryTrino({ url }, `CREATE CATALOG ${catalog} USING hive WITH (${list})`);
  return {
    catalog,
    query: (sql) => queryTrino({ url, catalog, schema: database }, sql),
    drop: async () => void (await queryTrino({ url }, `DROP CATALOG ${catalog}`)),
  };
}

/** https://trino.io/docs/476/connector/hive.html and …/object-storage/file-system-s3.html */
function hiveOnMoto(motoUrl: string, region: string): Readonly<Record<string, string>> {
  return {
    'hive.metastore': 'glue',
    'hive.metastore.glue.endpoint-url': motoUrl,
    'hive.metastore.glue.region': region,
    'hive.metastore.glue.aws-access-key': 'test',
    'hive.metastore.glue.aws-secret-key': 'test',
    'hive.metastore-cache-ttl': '0s',
    'hive.partition-projection-enabled': 'true',
    'fs.native-s3.enabled': 'true',
    's3.endpoint': motoUrl,
    's3.region': region,
    's3.path-style-access': 'true',
    's3.aws-access-key': 'test',
    's3.aws-secret-key': 'test',
    // moto has no column statistics: Trino would request them repeatedly while it plans.
    'hive.table-statistics-enabled': 'false',
    // By default small files are read completely and gaps of up to 1 MB are read as well, which would hide
    // the effect of the SQL.
    'parquet.small-file-threshold': '0B',
    'parquet.max-merge-distance': '0B',
    // Like Athena, which reads Parquet columns by name, whatever their order in a file.
    'hive.parquet.use-column-names': 'true',
  };
}
