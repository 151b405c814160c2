/**
 * The lines of the bill as the compiled statement reads them, straight from `cost_lines`, to review rules
 * before they count.
 */
import type { BillingDay, BillingPeriod } from '../../domain/calendar/billing-day.ts';
import { daysFromTo, periodOf } from '../../domain/calendar/billing-day.ts';
import { type CostMetric, costColumn } from '../../domain/costs/cost-metric.ts';
import type { QueryTables } from '../../ports/platform.ts';
import {
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlSubquery,
  sqlText,
  sqlTextList,
} from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';

export type BillTables = Pick<QueryTables, 'costLines' | 'accounts'>;

export interface LineSelection {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency, and those without one; null for all. */
  readonly currency: string | null;
  /** See `BillFiles.alwaysReadPeriods`. */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
}

/** A sub-query with a row for each line. */
export type RuleLines = SqlFragment;

/**
 * Columns as in `AllocationInput`, with the measures `cost` (decimal) and `line_count`. Lines that count in
 * no total are left out.
 */
export function ruleLines(tables: BillTables, selection: LineSelection): RuleLines {
  const { from, to, currency } = selection;
  const cost = sqlIdentifier(costColumn(selection.costMetric));
  const ofCurrency =
    currency === null
      ? sql``
      : sql`and coalesce(lines.currency, ${sqlText(currency)}) = ${sqlText(currency)}`;
  return sqlSubquery(sql`
with ${accountUnits(tables)}
select
  lines.billing_date,
  lines.usage_account_id as account,
  units.ou_path as ou,
  lines.service,
  lines.service_code,
  lines.region,
  lines.operation,
  lines.usage_type,
  lines.line_item_type as charge_type,
  lines.resource_id as resource,
  lines.tags,
  lines.cost_categories,
  coalesce(cast(lines.${cost} as decimal(38, 12)), 0) as cost,
  1 as line_count
from ${tables.costLines} as lines
left join units
  on units.account_id = lines.usage_account_id
  and lines.billing_date >= units.valid_from
  and lines.billing_date < units.valid_before
where lines.billing_period in ${sqlTextList(periodsOf(selection))}
  and lines.left_out is null
  and lines.billing_date between ${sqlDate(from)} and ${sqlDate(to)}
  ${ofCurrency}`);
}

/** As in `sql/ou_breakdown.sql`: a day uses the newest snapshot of its date or before, else the first. */
function accountUnits({ accounts }: BillTables): SqlFragment {
  return sql`snapshots as (
  select
    snapshot_date,
    case
      when row_number() over (order by snapshot_date) = 1 then date '0001-01-01'
      else snapshot_date
    end as valid_from,
    coalesce(lead(snapshot_date) over (order by snapshot_date), date '9999-12-31') as valid_before
  from (select distinct snapshot_date from ${accounts} as accounts) as dates
),
units as (
  select accounts.account_id, accounts.ou_path, snapshots.valid_from, snapshots.valid_before
  from ${accounts} as accounts
  join snapshots on snapshots.snapshot_date = accounts.snapshot_date
)`;
}

function periodsOf({ from, to, alwaysReadPeriods }: LineSelection): readonly BillingPeriod[] {
  return [...new Set([...daysFromTo(from, to).map(periodOf), ...alwaysReadPeriods])];
}
