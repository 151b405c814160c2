/**
 * The table of OU owners: a CSV with the columns `user_name,ou` that FinOps edits. '*' means every OU,
 * and a path includes all OUs below it. Row-level security uses it.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { StackNames } from '../system/names.ts';
import { columnList } from './parquet-table.ts';

export class QuicksightOwners extends Construct {
  readonly table: ITerraformDependable;

  constructor(scope: Construct, id: string, names: StackNames) {
    super(scope, id);
    this.table = new GlueCatalogTable(this, 'table', {
      databaseName: names.database,
      name: names.dashboard.ownersTable,
      description: 'Which OUs each QuickSight user may see, from the CSV that FinOps edits',
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: 'csv', 'skip.header.line.count': '1' },
      storageDescriptor: {
        location: `s3://${names.summariesBucket}/${names.dashboard.ownersPrefix}`,
        inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
        columns: columnList({ user_name: 'string', ou: 'string' }),
        serDeInfo: {
          serializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
          parameters: { separatorChar: ',', quoteChar: '"', escapeChar: '\\' },
        },
      },
    });
  }
}
