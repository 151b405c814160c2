/**
 * A Trino catalog whose tables are folders on disk, to write files with Trino's own writer: moto's Glue has
 * no column statistics, without which Trino's hive connector writes no table there.
 */
import { inject } from 'vitest';
import { queryTrino } from './trino-client.ts';

export interface FilesOnTrino {
  /** The schema for new tables, with its catalog. */
  readonly schema: string;
  drop(): Promise<void>;
}

let catalogs = 0;

/** Tables are written below `folder`, as Snappy Parquet where they ask for it. */
export async function openFilesOnTrino(folder: string): Promise<FilesOnTrino> {
  const url = inject('trinoUrl');
  catalogs += 1;
  const catalog = `files_${process.pid}_${catalogs}`;
  const settings = {
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': 'local:///',
    'fs.native-local.enabled': 'true',
    'local.location': folder,
    'hive.compression-codec': 'SNAPPY',
  };
  const list = Object.entries(settings).map(([name, value]) => `"${name}" = '${value}'`);
  await queryTrino({ url }, `CREATE CATALOG ${catalog} USING hive WITH (${list.join(', ')})`);
  await queryTrino({ url }, `CREATE SCHEMA ${catalog}.staging`);
  return {
    schema: `${catalog}.staging`,
    drop: async () => void (await queryTrino({ url }, `DROP CATALOG ${catalog}`)),
  };
}
