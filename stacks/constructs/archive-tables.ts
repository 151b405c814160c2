/**
 * The tables over the summaries bucket: the archive and the account directory, whose partitions the
 * functions register, the forecast, whose days Athena computes, and the budgets that FinOps edits.
 */
import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table/index.js';
import { Construct } from 'constructs';
import type { StackNames } from '../system/names.ts';
import { columnList, ParquetTable } from './parquet-table.ts';

export interface SummaryTablesProps {
  readonly names: StackNames;
  /** The database's name, as its resource gives it. */
  readonly database: string;
}

export class ArchiveTables extends Construct {
  readonly #names: StackNames;
  readonly #database: string;

  constructor(scope: Construct, id: string, { names, database }: SummaryTablesProps) {
    super(scope, id);
    this.#names = names;
    this.#database = database;
    this.#createArchive();
    this.#createAccounts();
    this.#createForecast();
    this.#createBudgets();
  }

  #createArchive(): void {
    new ParquetTable(this, 'archive', {
      database: this.#database,
      table: this.#names.tables.archive,
      description: 'Cost by day, OU, service and linked account',
      columns: {
        billingdate: 'date',
        ou: 'string',
        service: 'string',
        linkedaccount: 'string',
        dailycost: 'double',
      },
      partitionKeys: { year: 'int', month: 'int', day: 'int' },
      location: this.#locationOf('ou-breakdowns/'),
    });
  }

  #createAccounts(): void {
    new ParquetTable(this, 'accounts', {
      database: this.#database,
      table: this.#names.tables.accounts,
      description: 'Which OU each account was in, by day',
      columns: {
        account_id: 'string',
        account_name: 'string',
        ou_id: 'string',
        ou_name: 'string',
        ou_path: 'string',
        status: 'string',
      },
      partitionKeys: { snapshot_date: 'date' },
      location: this.#locationOf('accounts/'),
    });
  }

  /** One forecast a report day, each reaching months ahead: a reader picks the newest. */
  #createForecast(): void {
    const location = this.#locationOf('ou-forecasts/');
    new ParquetTable(this, 'forecast', {
      database: this.#database,
      table: this.#names.tables.forecast,
      description: 'Forecast of each OU, as made on a report day',
      columns: {
        forecastdate: 'date',
        ou: 'string',
        forecast: 'double',
        lower: 'double',
        upper: 'double',
      },
      partitionKeys: { report_date: 'date' },
      location,
      projection: {
        'projection.enabled': 'true',
        'projection.report_date.type': 'date',
        'projection.report_date.format': 'yyyy-MM-dd',
        'projection.report_date.range': '2025-01-01,NOW',
        'storage.location.template': `${location}report_date=$\${report_date}/`,
      },
    });
  }

  /** OpenCSVSerde alone reads quoted cells, which OU names with a comma need. */
  #createBudgets(): void {
    new GlueCatalogTable(this, 'budgets', {
      databaseName: this.#database,
      name: this.#names.tables.budgets,
      description: 'Budget of each OU and month, from the CSV that FinOps edits',
      tableType: 'EXTERNAL_TABLE',
      parameters: { EXTERNAL: 'TRUE', classification: 'csv', 'skip.header.line.count': '1' },
      storageDescriptor: {
        location: this.#locationOf('budgets/'),
        inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
        columns: columnList({
          ou: 'string',
          month: 'string',
          amount: 'double',
          currency: 'string',
        }),
        serDeInfo: {
          serializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
          parameters: { separatorChar: ',', quoteChar: '"', escapeChar: '\\' },
        },
      },
    });
  }

  #locationOf(prefix: string): string {
    return `s3://${this.#names.summariesBucket}/${prefix}`;
  }
}
