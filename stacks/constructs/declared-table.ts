/**
 * The Glue table of a declaration of `src/tables/`, over its prefix of the archive bucket: Parquet
 * that the functions write, or a CSV that people edit.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { glueName, hiveType, partitionHiveType } from '../../src/tables/column-types.ts';
import type { CsvTable, ParquetTable as DeclaredParquet, Table } from '../../src/tables/table.ts';
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

/** One partition for each day since the first, without a list of them; '$$' is Terraform's way to write '$'. */
function projectionOf({ firstProjectedDay, partitionKeys }: DeclaredParquet, location: string) {
  const [key] = partitionKeys;
  if (firstProjectedDay === undefined || key === undefined) return {};
  const { name } = key;
  return {
    projection: {
      'projection.enabled': 'true',
      [`projection.${name}.type`]: 'date',
      [`projection.${name}.format`]: 'yyyy-MM-dd',
      [`projection.${name}.range`]: `${firstProjectedDay},NOW`,
      'storage.location.template': `${location}${name}=$$\{${name}}/`,
    },
  };
}
