/** Small CUR 2.0 bills with tags and cost categories, as one CSV file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import { addDays, firstOfPeriod, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

/** Omitted fields give plain usage of EC2 in account 012345678901, in USD, without tags. */
export interface TaggedLine {
  readonly day: string;
  readonly cost: number;
  readonly account?: string;
  readonly service?: string;
  readonly serviceCode?: string;
  readonly type?: string;
  readonly region?: string;
  readonly resource?: string;
  readonly currency?: string;
  readonly splitParent?: string;
  /** Keys as the bill has them, such as 'user_team'. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly categories?: Readonly<Record<string, string>>;
}

/** Writes the lines and returns the path. */
export function writeTaggedBill(path: string, lines: readonly TaggedLine[]): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${Papa.unparse(lines.map(columnsOf), { newline: '\n' })}\n`);
  return path;
}

function columnsOf(line: TaggedLine, index: number) {
  const day = parseBillingDay(line.day);
  return {
    identity_line_item_id: `line-${index}`,
    bill_billing_period_start_date: `${firstOfPeriod(day)}T00:00:00.000Z`,
    bill_payer_account_id: '000000000001',
    bill_invoice_id: '',
    line_item_usage_start_date: `${day}T00:00:00.000Z`,
    line_item_usage_end_date: `${addDays(day, 1)}T00:00:00.000Z`,
    line_item_usage_account_id: line.account ?? '012345678901',
    line_item_line_item_type: line.type ?? 'Usage',
    line_item_product_code: line.serviceCode ?? 'AmazonEC2',
    product_servicecode: line.serviceCode ?? 'AmazonEC2',
    product_region_code: line.region ?? '',
    line_item_resource_id: line.resource ?? '',
    line_item_currency_code: line.currency ?? 'USD',
    line_item_unblended_cost: line.cost,
    split_line_item_parent_resource_id: line.splitParent ?? '',
    product: JSON.stringify({ product_name: line.service ?? 'Amazon Elastic Compute Cloud' }),
    resource_tags: JSON.stringify(line.tags ?? {}),
    cost_category: JSON.stringify(line.categories ?? {}),
  };
}
