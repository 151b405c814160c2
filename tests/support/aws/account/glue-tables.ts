/**
 * The tables of a digest account as Terraform and AWS's own exports define them: external Parquet tables
 * with the names and types that `sql/` reads.
 */

import { readColumns } from '../../../../samples/generator/columns.ts';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { sourceColumns } from '../../../../src/tables/bill-columns.ts';
import { glueName, hiveType, partitionHiveType } from '../../../../src/tables/column-types.ts';
import { lineSumsColumns, lineSumsTable } from '../../../../src/tables/line-sums.ts';
import { isTextPartitioned, type StoredTable } from '../../../../src/tables/table.ts';
import type { GlueColumn, GlueTable } from '../glue-catalog.ts';

/** Name of the bill's table, by source. */
export const billTables: Readonly<Record<BillSource, string>> = {
  cur2: 'cur2',
  legacy: 'legacy_cur',
  focus: 'focus',
};

const hiveTypes = {
  varchar: 'string',
  double: 'double',
  timestamp: 'timestamp',
  map: 'map<string,string>',
} as const;

const named = (Type: string) => (Name: string) => ({ Name, Type });

/** A table of the archive bucket, as it is declared; `location` ends in '/'. */
export function declaredGlueTable(table: StoredTable, name: string, location: string): GlueTable {
  const declared = parquetTable({
    name,
    location,
    columns: Object.values(table.columns).map((column) => ({
      Name: glueName(column),
      Type: hiveType(column),
    })),
    keys: table.partitionKeys.map((key) => ({ Name: key.name, Type: partitionHiveType(key) })),
  });
  if (!isTextPartitioned(table)) return declared;
  const injected = {
    'projection.enabled': 'true',
    [`projection.${table.partitionKeys[0].name}.type`]: 'injected',
  };
  return { ...declared, Parameters: { ...declared.Parameters, ...injected } };
}

/** The lines that a run stages for itself; Athena finds a run's folder by the values in the query. */
export function stagedLinesTable(bucket: string): GlueTable {
  const { name, prefix, partitionKeys } = lineSumsTable;
  const location = `s3://${bucket}/${prefix}`;
  const table = parquetTable({
    name,
    location,
    columns: Object.entries(lineSumsColumns).map(([Name, Type]) => ({ Name, Type })),
    keys: Object.entries(partitionKeys).map(([Name, Type]) => ({ Name, Type })),
  });
  const keys = Object.keys(partitionKeys);
  const injected = keys.map((key) => [`projection.${key}.type`, 'injected'] as const);
  const folders = keys.map((key) => `${key}=\${${key}}/`).join('');
  return {
    ...table,
    Parameters: {
      ...table.Parameters,
      'projection.enabled': 'true',
      ...Object.fromEntries(injected),
      'storage.location.template': `${location}${folders}`,
    },
  };
}

export interface BillTableOptions {
  readonly source: BillSource;
  /** s3:// URI of the export's data folder. */
  readonly location: string;
  /** Partitions computed from the folders instead of registered ones. Data Exports only. */
  readonly isProjected: boolean;
}

/**
 * The bill: every column of the export, and the columns read by `sql/sources/` that AWS writes only for
 * some customers; partitioned like AWS's integrations.
 */
export async function billTable(options: BillTableOptions): Promise<GlueTable> {
  const { source, location, isProjected } = options;
  const exported = await readColumns(source);
  const types = new Map([
    ...Object.entries(sourceColumns[source]).map(
      ([name, type]) => [name, hiveTypes[type]] as const,
    ),
    ...exported.map(({ parquetName, type }) => [parquetName, type] as const),
  ]);
  const table = parquetTable({
    name: billTables[source],
    location,
    columns: [...types].map(([Name, Type]) => ({ Name, Type })),
    keys: (source === 'legacy' ? ['year', 'month'] : ['billing_period']).map(named('string')),
  });
  return isProjected
    ? { ...table, Parameters: { ...table.Parameters, ...projection(table) } }
    : table;
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
function projection({ StorageDescriptor, Name }: GlueTable): Record<string, string> {
  const folder = Name === billTables.cur2 ? 'BILLING_PERIOD' : 'billing_period';
  return {
    'projection.enabled': 'true',
    'projection.billing_period.type': 'date',
    'projection.billing_period.format': 'yyyy-MM',
    'projection.billing_period.range': '2019-01,NOW',
    'projection.billing_period.interval': '1',
    'projection.billing_period.interval.unit': 'MONTHS',
    'storage.location.template': `${StorageDescriptor.Location}${folder}=\${billing_period}/`,
  };
}

interface ParquetTableOptions {
  readonly name: string;
  /** Ends in '/'. */
  readonly location: string;
  readonly columns: readonly GlueColumn[];
  readonly keys: readonly GlueColumn[];
}

function parquetTable({ name, location, columns, keys }: ParquetTableOptions): GlueTable {
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: { EXTERNAL: 'TRUE', classification: 'parquet' },
    PartitionKeys: keys,
    StorageDescriptor: {
      Columns: columns,
      Location: location,
      InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      SerdeInfo: {
        SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
        Parameters: { 'serialization.format': '1' },
      },
    },
  };
}
