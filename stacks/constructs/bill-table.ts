/**
 * The bill as a table. Athena computes its months (partition projection), so a new month can be queried
 * as soon as its first object exists, without a crawler or DDL. (The optional crawler of the legacy report
 * only adds columns.)
 */

import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billSourceOf, type StackNames, tagColumnsOf } from '../system/names.ts';
import { billColumns } from './bill-columns.ts';
import { type Columns, ParquetTable } from './parquet-table.ts';

export interface BillTableProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** The database's name, as a reference to its resource. */
  readonly database: string;
}

/** The first year that can be queried. A month without objects costs nothing. */
const firstYear = 2018;
const lastYear = 2050;

interface Layout {
  readonly partitionKeys: Columns;
  readonly projection: Readonly<Record<string, string>>;
  /** Path of a partition below the table's location, with placeholders. Terraform writes '$' as '$$'. */
  readonly template: string;
}

/**
 * Data Exports writes CUR 2.0 and FOCUS with one folder per month, such as 'BILLING_PERIOD=2026-11'.
 */
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

/** The legacy report with the Athena artifact writes 'year=2026/month=9', without leading zeros. */
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
      columns: billColumns(source, tagColumnsOf(settings)),
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
