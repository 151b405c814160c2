/**
 * The bill as a table, its months computed by Athena (partition projection): a new month is readable
 * when its first object is, with no crawler and no DDL.
 */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { StackSettings } from '../settings/settings.ts';
import { type BillSource, billSourceOf, type StackNames } from '../system/names.ts';
import { billColumns } from './bill-columns.ts';
import { type Columns, ParquetTable } from './parquet-table.ts';

export interface BillTableProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** The database's name, as its resource gives it. */
  readonly database: string;
}

/** The first year whose bills may be read; a month without objects costs nothing. */
const firstYear = 2018;
const lastYear = 2050;

interface Layout {
  readonly partitionKeys: Columns;
  readonly projection: Readonly<Record<string, string>>;
  /** Below the folder of the billing periods; '$$' is Terraform's way to write '$'. */
  readonly template: string;
}

/** How Data Exports lay out CUR 2.0 and FOCUS: one folder, such as 'BILLING_PERIOD=2026-11', a month. */
const byBillingPeriod = (folder: string): Layout => ({
  partitionKeys: { billing_period: 'string' },
  projection: {
    'projection.billing_period.type': 'date',
    'projection.billing_period.format': 'yyyy-MM',
    'projection.billing_period.range': `${firstYear}-01,NOW`,
    'projection.billing_period.interval': '1',
    'projection.billing_period.interval.unit': 'MONTHS',
  },
  template: `${folder}=$\${billing_period}/`,
});

/** How the legacy report's Athena artifact does: 'year=2026/month=9', without leading zeros. */
const byYearAndMonth: Layout = {
  partitionKeys: { year: 'int', month: 'int' },
  projection: {
    'projection.year.type': 'integer',
    'projection.year.range': `${firstYear},${lastYear}`,
    'projection.month.type': 'integer',
    'projection.month.range': '1,12',
  },
  template: 'year=$${year}/month=$${month}/',
};

const periodFolders = { cur2: 'BILLING_PERIOD', focus: 'billing_period' } as const;

function layoutOf(source: BillSource, { bill }: StackSettings): Layout {
  if (source === 'legacy') return byYearAndMonth;
  const given = bill.kind === 'existing' ? bill.periodFolder : undefined;
  return byBillingPeriod(given ?? periodFolders[source]);
}

export class BillTable extends Construct {
  readonly name: string;
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, { settings, names, database }: BillTableProps) {
    super(scope, id);
    const source = billSourceOf(settings);
    const { partitionKeys, projection, template } = layoutOf(source, settings);
    const location = `s3://${names.billBucket}/${names.billDataPrefix}`;
    const table = new ParquetTable(this, 'parquet', {
      database,
      table: names.tables.bill,
      description: `The bill, as AWS delivers it (${source})`,
      columns: billColumns[source],
      partitionKeys,
      location,
      projection: {
        'projection.enabled': 'true',
        ...projection,
        'storage.location.template': `${location}${template}`,
      },
      isCrawled: settings.bill.kind === 'export-legacy' && settings.bill.crawler,
    });
    this.name = table.name;
    this.resource = table.resource;
  }
}
