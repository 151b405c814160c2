/**
 * The columns of the bill that the files in `sql/sources/` read, for each kind of bill, with their
 * types. Other columns of an export are never read.
 */
import type { BillSource } from '../domain/costs/bill-source.ts';

export type BillColumnType = 'varchar' | 'double' | 'timestamp' | 'map';

/** Column name as Athena sees it → its type. */
export type BillColumns = Readonly<Record<string, BillColumnType>>;

const usageReportColumns = {
  bill_billing_period_start_date: 'timestamp',
  bill_invoice_id: 'varchar',
  bill_payer_account_id: 'varchar',
  line_item_currency_code: 'varchar',
  line_item_line_item_description: 'varchar',
  line_item_line_item_type: 'varchar',
  line_item_net_unblended_cost: 'double',
  line_item_operation: 'varchar',
  line_item_product_code: 'varchar',
  line_item_resource_id: 'varchar',
  line_item_unblended_cost: 'double',
  line_item_usage_account_id: 'varchar',
  line_item_usage_amount: 'double',
  line_item_usage_end_date: 'timestamp',
  line_item_usage_start_date: 'timestamp',
  line_item_usage_type: 'varchar',
  product_region_code: 'varchar',
  reservation_effective_cost: 'double',
  reservation_end_time: 'varchar',
  reservation_net_effective_cost: 'double',
  reservation_net_unused_amortized_upfront_fee_for_billing_period: 'double',
  reservation_net_unused_recurring_fee: 'double',
  reservation_reservation_a_r_n: 'varchar',
  reservation_unused_amortized_upfront_fee_for_billing_period: 'double',
  reservation_unused_recurring_fee: 'double',
  savings_plan_end_time: 'varchar',
  savings_plan_net_savings_plan_effective_cost: 'double',
  savings_plan_savings_plan_a_r_n: 'varchar',
  savings_plan_savings_plan_effective_cost: 'double',
  savings_plan_total_commitment_to_date: 'double',
  savings_plan_used_commitment: 'double',
  split_line_item_parent_resource_id: 'varchar',
} as const satisfies BillColumns;

/** The columns that a source shares with others. */
export const sharedColumns = {
  cur2: usageReportColumns,
  legacy: usageReportColumns,
  focus: {},
} as const satisfies Readonly<Record<BillSource, BillColumns>>;

/** The other columns of a source. */
export const ownColumns = {
  cur2: {
    cost_category: 'map',
    line_item_usage_account_name: 'varchar',
    product: 'map',
    product_servicecode: 'varchar',
    resource_tags: 'map',
    tags: 'map',
  },
  legacy: { product_product_name: 'varchar', product_region: 'varchar' },
  focus: {
    billedcost: 'double',
    billingaccountid: 'varchar',
    billingcurrency: 'varchar',
    billingperiodstart: 'timestamp',
    chargecategory: 'varchar',
    chargeclass: 'varchar',
    chargefrequency: 'varchar',
    chargeperiodend: 'timestamp',
    chargeperiodstart: 'timestamp',
    consumedquantity: 'double',
    effectivecost: 'double',
    invoiceid: 'varchar',
    hostprovidername: 'varchar',
    invoiceissuername: 'varchar',
    providername: 'varchar',
    regionid: 'varchar',
    resourceid: 'varchar',
    servicename: 'varchar',
    serviceprovidername: 'varchar',
    skumeter: 'varchar',
    subaccountid: 'varchar',
    subaccountname: 'varchar',
    tags: 'map',
    x_costcategories: 'map',
    x_operation: 'varchar',
    x_usagetype: 'varchar',
  },
} as const satisfies Readonly<Record<BillSource, BillColumns>>;

/** The columns that `sql/sources/` reads, and the one that contains the billing period of a line. */
export const sourceColumns = {
  cur2: { ...sharedColumns.cur2, ...ownColumns.cur2 },
  legacy: { ...sharedColumns.legacy, ...ownColumns.legacy },
  focus: ownColumns.focus,
} as const satisfies Readonly<Record<BillSource, BillColumns>>;

const usageReportLineId = {
  identity_line_item_id: 'varchar',
  identity_time_interval: 'varchar',
} as const;

/** The columns with AWS's id of a line, which `sql/identities/` reads. FOCUS has no such column. */
export const lineIdColumns: Readonly<Record<BillSource, BillColumns>> = {
  cur2: usageReportLineId,
  legacy: usageReportLineId,
  focus: {},
};

const essentialToUsageReports = [
  'line_item_line_item_type',
  'line_item_unblended_cost',
  'line_item_usage_account_id',
  'line_item_usage_start_date',
] as const;

/** A bill without these has no days, accounts or costs. Any other missing column reads as NULL. */
export const essentialColumns: Readonly<Record<BillSource, readonly string[]>> = {
  cur2: essentialToUsageReports,
  legacy: essentialToUsageReports,
  focus: ['billedcost', 'chargeperiodstart', 'effectivecost', 'subaccountid'],
};

/** The column with the billing period of a line, used if the file's path does not name the period. */
export const periodColumns: Readonly<Record<BillSource, string>> = {
  cur2: 'bill_billing_period_start_date',
  legacy: 'bill_billing_period_start_date',
  focus: 'billingperiodstart',
};

/** Text columns that contain an AWS account id, or another provider's account. */
export const accountColumns: ReadonlySet<string> = new Set([
  'bill_payer_account_id',
  'billingaccountid',
  'line_item_usage_account_id',
  'subaccountid',
]);

/** Number columns that are not costs. */
export const amountColumns: ReadonlySet<string> = new Set([
  'consumedquantity',
  'line_item_usage_amount',
]);

/** The column that dates a line; used if the line's billing period is blank. */
export const usageDateColumns: Readonly<Record<BillSource, string>> = {
  cur2: 'line_item_usage_start_date',
  legacy: 'line_item_usage_start_date',
  focus: 'chargeperiodstart',
};

/** The legacy CUR has a column per tag and per cost category, with these prefixes. */
export const tagPrefix = 'resource_tags_';
export const costCategoryPrefix = 'cost_category_';
