/** Small CUR 2.0 bills written by hand, for tests that must know every line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import {
  addDays,
  daysFromTo,
  firstOfPeriod,
  parseBillingDay,
} from '../../src/domain/calendar/billing-day.ts';

/** One line of the bill; omitted fields give plain usage of EC2 in account 012345678901, in USD. */
export interface Line {
  readonly day: string;
  readonly cost: number;
  readonly account?: string;
  readonly accountName?: string;
  readonly service?: string;
  readonly region?: string;
  readonly invoice?: string;
  readonly currency?: string;
  readonly type?: string;
  readonly payer?: string;
}

/** Writes the lines as one CSV file and returns its path. */
export function writeBill(path: string, lines: readonly Line[]): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${Papa.unparse(lines.map(columnsOf), { newline: '\n' })}\n`);
  return path;
}

/** `perDay` lines of `cost` each, for every day from `from` to `to`. */
export function steadyLines(from: string, to: string, cost = 10, perDay = 4): Line[] {
  return daysFromTo(parseBillingDay(from), parseBillingDay(to)).flatMap((day) =>
    Array.from({ length: perDay }, () => ({ day, cost })),
  );
}

function columnsOf(line: Line) {
  const day = parseBillingDay(line.day);
  return {
    bill_billing_period_start_date: `${firstOfPeriod(day)}T00:00:00.000Z`,
    bill_payer_account_id: line.payer ?? '000000000001',
    bill_payer_account_name: 'payer',
    bill_invoice_id: line.invoice ?? '',
    line_item_usage_start_date: `${day}T00:00:00.000Z`,
    line_item_usage_end_date: `${addDays(day, 1)}T00:00:00.000Z`,
    line_item_usage_account_id: line.account ?? '012345678901',
    line_item_usage_account_name: line.accountName ?? '',
    line_item_line_item_type: line.type ?? 'Usage',
    line_item_product_code: 'AmazonEC2',
    line_item_currency_code: line.currency ?? 'USD',
    line_item_unblended_cost: line.cost,
    product: JSON.stringify({
      product_name: line.service ?? 'Amazon Elastic Compute Cloud',
      region: line.region,
    }),
  };
}
