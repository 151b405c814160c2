/**
 * Small bills in Parquet as the tables of each kind of export read them, delivered like AWS: two files per
 * billing period, the manifest last.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { parseBillingPeriod } from '../../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { billPrefixes } from './account/deliver-bill.ts';
import { billTables } from './account/glue-tables.ts';
import { accountNames } from './account/provision-account.ts';
import type { WireAws } from './wire-aws.ts';
import { type ExportDelivery, placesOf, writeExport } from './write-export.ts';

/** One day's usage of EC2 in USD. */
export interface WireLine {
  readonly day: string;
  readonly account: string;
  readonly cost: number;
  /** Default '000000000001'. */
  readonly payer?: string;
}

export const partNames = ['bill-00001.snappy.parquet', 'bill-00002.snappy.parquet'] as const;

/** Writes a delivery with this id for each billing period of the lines, and makes the periods visible. */
export async function deliverLines(
  aws: WireAws,
  lines: readonly WireLine[],
  executionId = 'first',
): Promise<void> {
  for (const period of new Set(lines.map(({ day }) => day.slice(0, 7)))) {
    const own = lines.filter(({ day }) => day.startsWith(period));
    const parts = partNames.map((name, part) => {
      return [
        name,
        parquetOf(
          aws.source,
          own.filter((_, index) => index % 2 === part),
        ),
      ] as const;
    });
    const delivery = { ...deliveryOf(aws, period), files: Object.fromEntries(parts), executionId };
    await writeExport(aws.objects, delivery);
    await showPeriod(aws, delivery);
  }
}

/** Removes everything that the export has for the billing period: files and manifest. */
export async function removePeriod(aws: WireAws, period: string): Promise<void> {
  const { data, manifest } = placesOf({ ...deliveryOf(aws, period), files: {} });
  for (const key of [data, manifest]) {
    const found = await aws.objects.list({ bucket: accountNames.billingBucket, key });
    for (const place of found) await aws.objects.remove(place);
  }
}

function deliveryOf({ source }: WireAws, period: string) {
  const bucket = accountNames.billingBucket;
  return { kind: source, bucket, root: billPrefixes[source], period };
}

/** An existing partition stays unchanged. */
async function showPeriod({ glue, source }: WireAws, delivery: ExportDelivery): Promise<void> {
  const { database } = accountNames;
  const table = await glue.table(database, billTables[source]);
  if (table === undefined) throw new Error(`there is no table ${billTables[source]}`);
  const [year = '', month = ''] = parseBillingPeriod(delivery.period).split('-');
  const Values = source === 'legacy' ? [year, String(Number(month))] : [delivery.period];
  const Location = `s3://${delivery.bucket}/${placesOf(delivery).data}`;
  const StorageDescriptor = { ...table.StorageDescriptor, Location };
  await glue.createPartitions(database, billTables[source], [{ Values, StorageDescriptor }]);
}

type Value = string | number | Date;

function parquetOf(kind: BillSource, lines: readonly WireLine[]): Uint8Array {
  const rows = lines.map(kind === 'focus' ? chargeOf : usageOf);
  const columnData = Object.entries(rows[0] ?? {}).map(([name, value]) => ({
    name,
    data: rows.map((row) => row[name]),
    type: typeOf(value),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function typeOf(value: Value): 'STRING' | 'DOUBLE' | 'TIMESTAMP' {
  if (typeof value === 'string') return 'STRING';
  return typeof value === 'number' ? 'DOUBLE' : 'TIMESTAMP';
}

/** For CUR 2.0 and the legacy report. */
function usageOf({ day, account, cost, payer = '000000000001' }: WireLine): Record<string, Value> {
  return {
    bill_billing_period_start_date: new Date(`${day.slice(0, 7)}-01T00:00:00Z`),
    bill_payer_account_id: payer,
    line_item_currency_code: 'USD',
    line_item_line_item_type: 'Usage',
    line_item_product_code: 'AmazonEC2',
    line_item_unblended_cost: cost,
    line_item_usage_account_id: account,
    line_item_usage_start_date: new Date(`${day}T00:00:00Z`),
  };
}

function chargeOf({ day, account, cost, payer = '000000000001' }: WireLine): Record<string, Value> {
  return {
    BilledCost: cost,
    BillingAccountId: payer,
    BillingCurrency: 'USD',
    BillingPeriodStart: new Date(`${day.slice(0, 7)}-01T00:00:00Z`),
    ChargeCategory: 'Usage',
    ChargePeriodStart: new Date(`${day}T00:00:00Z`),
    EffectiveCost: cost,
    ProviderName: 'AWS',
    ServiceName: 'Amazon Elastic Compute Cloud',
    SubAccountId: account,
  };
}
