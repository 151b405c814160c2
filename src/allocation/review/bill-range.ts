/** The days and currencies of a bill, which say what can be reviewed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { parseBillingDay } from '../../domain/calendar/billing-day.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { sql } from '../../sql/sql-template.ts';
import type { BillTables } from './rule-lines.ts';

export interface BillRange {
  readonly first: BillingDay;
  readonly last: BillingDay;
  /** ISO 4217; '' if no line has one. */
  readonly currency: string;
}

const schema = {
  first_day: 'string',
  last_day: 'string',
  lowest_currency: 'string',
  highest_currency: 'string',
} as const;

export function billRangeStatement({ costLines }: BillTables) {
  const text = sql`select
  coalesce(cast(min(billing_date) as varchar), '') as first_day,
  coalesce(cast(max(billing_date) as varchar), '') as last_day,
  coalesce(min(currency), '') as lowest_currency,
  coalesce(max(currency), '') as highest_currency
from ${costLines} as lines
where left_out is null`;
  return { name: 'bill_range', sql: text, schema };
}

/**
 * `currency`: the only one that counts; null if the bill must have one. Throws an InputError if it has
 * several, or no line.
 */
export async function readBillRange(
  platform: Pick<Platform, 'engine' | 'tables'>,
  currency: string | null,
): Promise<BillRange> {
  const [row] = await collect(platform, billRangeStatement(platform.tables));
  if (row === undefined || row.first_day === '') {
    throw new InputError('The bill has no line that counts; name a bill with costs.');
  }
  const { lowest_currency: lowest, highest_currency: highest } = row;
  if (currency === null && lowest !== highest) {
    throw new InputError(
      `The bill has several currencies, such as ${lowest} and ${highest}; choose one with --currency.`,
    );
  }
  return {
    first: parseBillingDay(row.first_day),
    last: parseBillingDay(row.last_day),
    currency: currency ?? lowest,
  };
}
