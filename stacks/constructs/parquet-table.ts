/**
 * A Glue table over Parquet objects of S3 that others write. Columns are found by name, and the table
 * is external: dropping it never drops data.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Column → Hive type. Names are in lower case, as Glue keeps them; Athena finds Parquet's in upper or lower case. */
export type Columns = Readonly<Record<string, string>>;

export interface ParquetTableProps {
  /** The database's name, as its resource gives it. */
  readonly database: string;
  readonly table: string;
  readonly description: string;
  readonly columns: Columns;
  readonly partitionKeys: Columns;
  /** s3:// URI of the table's folder, ending in '/'. */
  readonly location: string;
  /** Athena computes the partitions from these: https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html */
  readonly projection?: Readonly<Record<string, string>>;
  /** A crawler adds columns to the table, which Terraform then leaves alone. */
  readonly isCrawled?: boolean;
}

export class ParquetTable extends Construct {
  /** Its name, as a reference: resources that use it are made after it. */
  readonly name: string;
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ParquetTableProps) {
    super(scope, id);
    const table = new GlueCatalogTable(this, 'table', {
      databaseName: props.database,
      name: props.table,
      description: props.description,
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: 'parquet', ...props.projection },
      partitionKeys: columnList(props.partitionKeys),
      storageDescriptor: {
        location: props.location,
        inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
        columns: columnList(props.columns),
        serDeInfo: {
          serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
          parameters: { 'serialization.format': '1' },
        },
      },
      ...(props.isCrawled === true
        ? { lifecycle: { ignoreChanges: ['storage_descriptor', 'parameters'] } }
        : {}),
    });
    this.name = table.getStringAttribute('name');
    this.resource = table;
  }
}

/** As Glue takes them, in order. */
export function columnList(columns: Columns): { name: string; type: string }[] {
  return Object.entries(columns).map(([name, type]) => ({ name, type }));
}
