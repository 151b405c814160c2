/**
 * Glue tables for Redshift Spectrum over files whose partitions only Athena computes: the same files without
 * partitions, as the statements of `src/warehouse/` read them.
 */
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { glueName, hiveType } from '../../src/tables/column-types.ts';
import { spectrumTableName, spectrumTables as tables } from '../../src/warehouse/spectrum-table.ts';
import type { DeclaredTableProps } from './declared-table.ts';
import { ParquetTable } from './parquet-table.ts';

export function spectrumTables(
  scope: Construct,
  { names, database }: DeclaredTableProps,
): readonly ITerraformDependable[] {
  return tables.map((table) => {
    const columns = Object.values(table.columns).map((column) => [
      glueName(column),
      hiveType(column),
    ]);
    const name = spectrumTableName(table);
    return new ParquetTable(scope, name, {
      database,
      table: name,
      description: `All files of ${table.name}, for Redshift Spectrum`,
      columns: Object.fromEntries(columns),
      partitionKeys: {},
      location: `s3://${names.summariesBucket}/${table.prefix}`,
    }).resource;
  });
}
