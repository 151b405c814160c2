/**
 * The archive's `cost_allocation` with the columns of the bill's `cost_lines`, for statements that must not read the
 * bill. A row is the sum of lines that differ only in hour and resource.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { SqlFragment } from '../sql/bind.ts';
import { sql } from '../sql/sql-template.ts';
import { dayKey } from './archived-days.ts';

/** A sub-query in place of `cost_lines`. The archive has one currency and no left-out lines. */
export function allocatedLines(
  tables: Pick<QueryTables, 'allocation'>,
  from: BillingDay,
  to: BillingDay,
): SqlFragment {
  return sql`(
  select
    BillingDate as billing_date,
    substr(cast(BillingDate as varchar), 1, 7) as billing_period,
    LinkedAccount as usage_account_id,
    Service as service,
    Service as service_code,
    nullif(UsageType, '') as usage_type,
    nullif(ChargeType, '') as line_item_type,
    nullif(Region, '') as region,
    UnblendedCost as unblended_cost,
    AmortizedCost as amortized_cost,
    NetUnblendedCost as net_unblended_cost,
    NetAmortizedCost as net_amortized_cost,
    '' as currency,
    cast(null as varchar) as left_out
  from ${tables.allocation(from, to)} as cost_allocation
  where year * 10000 + month * 100 + day between ${dayKey(from)} and ${dayKey(to)}
)`;
}
