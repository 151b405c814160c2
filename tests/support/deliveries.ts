/** Deliveries of a small bill as files that tests may remove, halve, duplicate, swap and rename. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { addDays, daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

export type Kind = 'cur2' | 'legacy' | 'focus';
export type Format = 'csv' | 'csv.gz' | 'parquet';

/** One line, independent of the column names of the kind of bill. */
export interface BillLine {
  readonly day: string;
  readonly account: string;
  readonly resource: string;
  readonly cost: number;
}

export interface DeliveredFile {
  readonly period: string;
  /** Path below the bill's folder. */
  readonly path: string;
  readonly format: Format;
  readonly lines: readonly BillLine[];
}

export interface Delivery {
  readonly kind: Kind;
  readonly files: readonly DeliveredFile[];
  /** Paths that a period's manifest names; a period without paths has no manifest. */
  readonly manifests: Readonly<Record<string, readonly string[]>>;
}

export const firstDay = parseBillingDay('2026-10-25');

/** 15 lines per day over three accounts, all different. */
export function linesUpTo(last: string): BillLine[] {
  return daysFromTo(firstDay, parseBillingDay(last)).flatMap((day, index) =>
    Array.from({ length: 15 }, (_, line) => ({
      day,
      account: `01234567890${line % 3}`,
      resource: `i-${String(line).padStart(4, '0')}`,
      cost: 5 + line / 4 + index / 64,
    })),
  );
}

/** Two files per period, each with lines of every day. */
export function deliveryOf(
  kind: Kind,
  { lines, format, layout }: { lines: readonly BillLine[]; format: Format; layout: Layout },
): Delivery {
  const periods = [...new Set(lines.map(({ day }) => day.slice(0, 7)))];
  const files = periods.flatMap((period) => {
    const own = lines.filter(({ day }) => day.startsWith(period));
    return [0, 1].map((part) => ({
      period,
      format,
      lines: own.filter((_, index) => index % 2 === part),
      path: pathOf(layout, period, `bill-${period}-0000${part + 1}.${format}`),
    }));
  });
  const named = (period: string) =>
    files.filter((file) => file.period === period).map(({ path }) => path);
  const hasManifests = layout === 'manifests';
  const manifests = hasManifests ? periods.map((period) => [period, named(period)] as const) : [];
  return { kind, files, manifests: Object.fromEntries(manifests) };
}

export type Layout = 'manifests' | 'folders' | 'flat';

function pathOf(layout: Layout, period: string, name: string): string {
  return layout === 'flat' ? name : join('data', `BILLING_PERIOD=${period}`, name);
}

/** Writes the delivery below `folder`. */
export function writeDelivery(folder: string, { kind, files, manifests }: Delivery): string {
  for (const { path, format, lines } of files)
    write(join(folder, path), bytesOf(kind, format, lines));
  for (const [period, names] of Object.entries(manifests)) {
    const text = JSON.stringify({ dataFiles: names.map((name) => `s3://bucket/export/${name}`) });
    write(join(folder, 'metadata', `BILLING_PERIOD=${period}`, 'bill-Manifest.json'), text);
  }
  return folder;
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const columnsOf: Readonly<Record<Kind, (line: BillLine) => Record<string, string | number>>> = {
  cur2: (line) => ({
    bill_billing_period_start_date: `${line.day.slice(0, 7)}-01T00:00:00.000Z`,
    bill_payer_account_id: '000000000001',
    line_item_usage_start_date: `${line.day}T00:00:00.000Z`,
    line_item_usage_account_id: line.account,
    line_item_usage_account_name: `name of ${line.account}`,
    line_item_line_item_type: 'Usage',
    line_item_product_code: 'AmazonEC2',
    line_item_usage_type: 'BoxUsage',
    line_item_operation: 'RunInstances',
    line_item_resource_id: line.resource,
    line_item_currency_code: 'USD',
    line_item_unblended_cost: line.cost,
  }),
  legacy: (line) => ({
    'bill/BillingPeriodStartDate': `${line.day.slice(0, 7)}-01T00:00:00Z`,
    'bill/PayerAccountId': '000000000001',
    'lineItem/UsageStartDate': `${line.day}T00:00:00Z`,
    'lineItem/UsageAccountId': line.account,
    'lineItem/LineItemType': 'Usage',
    'lineItem/ProductCode': 'AmazonEC2',
    'lineItem/UsageType': 'BoxUsage',
    'lineItem/Operation': 'RunInstances',
    'lineItem/ResourceId': line.resource,
    'lineItem/CurrencyCode': 'USD',
    'lineItem/UnblendedCost': line.cost,
  }),
  focus: (line) => ({
    BillingPeriodStart: `${line.day.slice(0, 7)}-01T00:00:00Z`,
    BillingAccountId: '000000000001',
    BillingCurrency: 'USD',
    ChargeCategory: 'Usage',
    ChargePeriodStart: `${line.day}T00:00:00Z`,
    ChargePeriodEnd: `${addDays(parseBillingDay(line.day), 1)}T00:00:00Z`,
    ProviderName: 'AWS',
    ServiceName: 'Amazon Elastic Compute Cloud',
    SubAccountId: line.account,
    ResourceId: line.resource,
    BilledCost: line.cost,
    EffectiveCost: line.cost,
  }),
};

function bytesOf(kind: Kind, format: Format, lines: readonly BillLine[]): string | Uint8Array {
  const rows = lines.map(columnsOf[kind]);
  if (format === 'parquet') return parquetOf(rows);
  const csv = `${Papa.unparse(rows, { newline: '\n' })}\n`;
  return format === 'csv' ? csv : gzipSync(csv);
}

function parquetOf(rows: readonly Record<string, string | number>[]): Uint8Array {
  const columnData = Object.keys(rows[0] ?? {}).map((name) => ({
    name,
    data: rows.map((row) => row[name]),
    type: typeof rows[0]?.[name] === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
