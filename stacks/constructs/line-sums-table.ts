/**
 * The table of the lines that a run has staged. Its partitions are not registered: a query names the run, and
 * Athena finds the folder by it.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-dynamic-id-partitioning.html
 */
import type { Construct } from 'constructs';
import { lineSumsColumns, lineSumsTable } from '../../src/tables/line-sums.ts';
import type { DeclaredTableProps } from './declared-table.ts';
import { ParquetTable } from './parquet-table.ts';

export function lineSumsTableOf(
  scope: Construct,
  { names, database }: DeclaredTableProps,
): ParquetTable {
  const { name, description, prefix, partitionKeys } = lineSumsTable;
  const location = `s3://${names.summariesBucket}/${prefix}`;
  const keys = Object.keys(partitionKeys);
  const types = keys.map((key): [string, string] => [`projection.${key}.type`, 'injected']);
  // Terraform writes '$' as '$$'.
  const folders = keys.map((key) => `${key}=$$\{${key}}/`).join('');
  return new ParquetTable(scope, name, {
    database,
    table: name,
    description,
    columns: lineSumsColumns,
    partitionKeys,
    location,
    projection: {
      'projection.enabled': 'true',
      ...Object.fromEntries(types),
      'storage.location.template': `${location}${folders}`,
    },
  });
}
