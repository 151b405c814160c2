/**
 * The bill, directory and readers of a very large organization: one line per day, account and service, and an
 * owner for each of its OUs. DuckDB writes it, in seconds.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { sqlDate, sqlText } from '../../../src/sql/bind.ts';
import { withDuckDb } from '../files/run-duckdb.ts';

export interface OrganizationSize {
  readonly accounts: number;
  readonly services: number;
  readonly owners: number;
}

export interface LargestBill {
  readonly bill: string;
  readonly accounts: string;
  /** The owners' addresses, and one for the organization. */
  readonly recipients: string;
}

const ouOf = (account: string, { owners }: OrganizationSize) =>
  `'Root/Division ' || (${account} % ${owners}) % 40 || '/Unit ' || (${account} % ${owners})`;
const idOf = (account: string) => `(100000000000 + ${account})::varchar`;
const serviceOf = (service: string) => `'Amazon Service ' || ${service}`;

/** A SELECT of the day's ou, service, account_id and cost, in the archive's order. */
export function largestDay(day: BillingDay, size: OrganizationSize): string {
  const date = sqlDate(day);
  return `
    select ${ouOf('account', size)} as ou, ${serviceOf('service')} as service,
      ${idOf('account')} as account_id,
      round((1 + hash(account, service) % 1000 / 7)
        * (1 + hash(account, service, ${date}) % 100 / 1000
          + case when isodow(${date}) < 6 then 0.2 else 0 end), 10) as cost
    from range(${size.accounts}) as accounts (account), range(${size.services}) as services (service)
    order by ou, account_id, service`;
}

export async function writeLargestBill(
  folder: string,
  days: readonly BillingDay[],
  size: OrganizationSize,
): Promise<LargestBill> {
  mkdirSync(folder, { recursive: true });
  const written: LargestBill = {
    bill: join(folder, 'bill.parquet'),
    accounts: join(folder, 'accounts.csv'),
    recipients: join(folder, 'recipients.csv'),
  };
  const lines = days.map((day) => linesOf(day, size)).join('\nunion all\n');
  await withDuckDb(async (run) => {
    await run(`copy (${lines}) to ${sqlText(written.bill)} (format parquet, compression snappy)`);
    await run(`
      copy (
        select ${idOf('range')} as account_id, 'Account ' || range as account_name,
          ${ouOf('range', size)} as ou_path
        from range(${size.accounts})
      ) to ${sqlText(written.accounts)} (format csv, header)`);
    await run(`
      copy (
        select '*' as ou, 'finops@example.com' as address
        union all
        select ${ouOf('range', size)}, 'owner' || range || '@example.com'
        from range(${size.owners})
      ) to ${sqlText(written.recipients)} (format csv, header)`);
  });
  return written;
}

function linesOf(day: BillingDay, size: OrganizationSize): string {
  const date = sqlDate(day);
  return `
    select date_trunc('month', ${date})::timestamp as bill_billing_period_start_date,
      '000000000001' as bill_payer_account_id, '' as bill_invoice_id,
      ${date}::timestamp as line_item_usage_start_date,
      ${date}::timestamp + interval 23 hours as line_item_usage_end_date,
      account_id as line_item_usage_account_id, 'Usage' as line_item_line_item_type,
      service as line_item_product_code, 'USD' as line_item_currency_code,
      cost as line_item_unblended_cost, map {'product_name': service} as product
    from (${largestDay(day, size)})`;
}
