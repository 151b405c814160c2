/**
 * The Glue table of a declaration of `src/tables/`, over its prefix of the archive bucket: Parquet
 * that the functions write, or a CSV that people edit.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { glueName, hiveType, partitionHiveType } from '../../src/tables/column-types.ts';
import {
  type CsvTable,
  isTextPartitioned,
  type StoredTable,
  type Table,
} from '../../src/tables/table.ts';
import type { StackNames } from '../system/names.ts';
import { type Columns, columnList, ParquetTable } from './parquet-table.ts';

export interface DeclaredTableProps {
  readonly names: StackNames;
  /** The database's name, as its resource gives it, or plain where another stack has it. */
  readonly database: string;
}

/** `id` is stable: another one would make the table again. */
export function declaredTable(
  scope: Construct,
  id: string,
  table: Table,
  { names, database }: DeclaredTableProps,
): ITerraformDependable {
  const location = `s3://${names.summariesBucket}/${table.prefix}`;
  if (table.format === 'csv') return csvTable(scope, id, table, { database, location });
  return new ParquetTable(scope, id, {
    database,
    table: table.name,
    description: table.description,
    columns: columnsOf(table),
    partitionKeys: Object.fromEntries(
      table.partitionKeys.map((key) => [key.name, partitionHiveType(key)]),
    ),
    location,
    ...projectionOf(table, location),
  }).resource;
}

interface Place {
  readonly database: string;
  /** s3:// URI of the table's folder, ending in '/'. */
  readonly location: string;
}

/** OpenCSVSerde alone reads quoted cells, which OU names with a comma need. */
function csvTable(
  scope: Construct,
  id: string,
  table: CsvTable,
  { database, location }: Place,
): ITerraformDependable {
  return new GlueCatalogTable(scope, id, {
    databaseName: database,
    name: table.name,
    description: table.description,
    tableType: 'EXTERNAL_TABLE',
    parameters: { EXTERNAL: 'TRUE', classification: 'csv', 'skip.header.line.count': '1' },
    storageDescriptor: {
      location,
      inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      columns: columnList(columnsOf(table)),
      serDeInfo: {
        serializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
        parameters: { separatorChar: ',', quoteChar: '"', escapeChar: '\\' },
      },
    },
  });
}

function columnsOf({ columns }: Table): Columns {
  return Object.fromEntries(
    Object.values(columns).map((column) => [glueName(column), hiveType(column)]),
  );
}

/** One partition for each day since the first, or for each text that a query contains, without a list of them. */
function projectionOf(table: StoredTable, location: string) {
  if (isTextPartitioned(table)) {
    return projected(location, table.partitionKeys[0].name, { type: 'injected' });
  }
  const { firstProjectedDay, partitionKeys } = table;
  const [key] = partitionKeys;
  if (firstProjectedDay === undefined || key === undefined) return {};
  const range = `${firstProjectedDay},NOW`;
  return projected(location, key.name, { type: 'date', format: 'yyyy-MM-dd', range });
}

/**
 * '$$' is Terraform's way to write '$'.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
function projected(location: string, name: string, settings: Readonly<Record<string, string>>) {
  const named = Object.entries(settings).map(([setting, value]) => [
    `projection.${name}.${setting}`,
    value,
  ]);
  return {
    projection: {
      'projection.enabled': 'true',
      ...Object.fromEntries(named),
      'storage.location.template': `${location}${name}=$$\{${name}}/`,
    },
  };
}
