/**
 * The columns of the bill's table, by source: the columns that the SQL files in `sql/sources/` and
 * `sql/identities/` read. Parquet columns are matched by name: further columns of the files are
 * ignored, and a column that AWS did not write reads as NULL.
 */
import type { BillSource } from '../system/names.ts';
import type { Columns } from './parquet-table.ts';

/** Column names of each type, separated by spaces. */
type NamesByType = Readonly<Partial<Record<'string' | 'double' | 'timestamp' | 'map', string>>>;

const usageReport: NamesByType = {
  timestamp: 'bill_billing_period_start_date line_item_usage_start_date',
  string: `
    bill_invoice_id bill_payer_account_id identity_line_item_id identity_time_interval
    line_item_currency_code line_item_line_item_description line_item_line_item_type
    line_item_operation line_item_product_code line_item_resource_id line_item_usage_account_id
    line_item_usage_type product_region_code reservation_reservation_a_r_n
    savings_plan_savings_plan_a_r_n split_line_item_parent_resource_id`,
  double: `
    line_item_net_unblended_cost line_item_unblended_cost line_item_usage_amount
    reservation_effective_cost reservation_net_effective_cost
    reservation_net_unused_amortized_upfront_fee_for_billing_period
    reservation_net_unused_recurring_fee
    reservation_unused_amortized_upfront_fee_for_billing_period reservation_unused_recurring_fee
    savings_plan_net_savings_plan_effective_cost savings_plan_savings_plan_effective_cost
    savings_plan_total_commitment_to_date savings_plan_used_commitment`,
};

const focus: NamesByType = {
  timestamp: 'billingperiodstart chargeperiodstart',
  string: `
    billingaccountid billingcurrency chargecategory hostprovidername invoiceid
    invoiceissuername providername regionid resourceid
    servicename serviceprovidername skumeter subaccountid subaccountname x_operation x_usagetype`,
  double: 'billedcost consumedquantity effectivecost',
  map: 'tags x_costcategories',
};

/** Source → column → Hive type. */
export const billColumns: Readonly<Record<BillSource, Columns>> = {
  cur2: {
    ...typed(usageReport),
    ...typed({
      string: 'line_item_usage_account_name product_servicecode',
      map: 'cost_category product resource_tags',
    }),
  },
  legacy: { ...typed(usageReport), ...typed({ string: 'product_product_name product_region' }) },
  focus: typed(focus),
};

function typed(namesByType: NamesByType): Columns {
  const columns = Object.entries(namesByType).flatMap(([type, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, string] => [name, type === 'map' ? 'map<string,string>' : type]),
  );
  return Object.fromEntries(columns.sort(([a], [b]) => a.localeCompare(b, 'en')));
}
