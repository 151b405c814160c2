/**
 * The view `cost_lines`: the bill with one meaning for each column, whatever its source. It is not
 * stored: each file of `sql/sources/` makes it from one kind of bill.
 */

export interface ViewColumn {
  /** In Trino's and DuckDB's SQL. */
  readonly type: 'varchar' | 'date' | 'timestamp' | 'double' | 'boolean' | 'map(varchar, varchar)';
  readonly meaning: string;
  readonly note?: string;
}

const cost = "in the line's currency, negative for credits";

/** In the order of `sql/sources/`. */
export const costLineColumns = {
  billing_period: {
    type: 'varchar',
    meaning: 'Billing period whose files have the line',
    note: 'YYYY-MM; every query should filter by it, because it alone limits what is read',
  },
  billing_date: {
    type: 'date',
    meaning: 'Day of usage, moved into the billing period where the line is dated outside of it',
    note: 'UTC',
  },
  usage_start_at: {
    type: 'timestamp',
    meaning: 'Start of the usage, as the bill has it',
    note: 'UTC',
  },
  usage_end_at: {
    type: 'timestamp',
    meaning: 'End of the usage, as the bill has it',
    note: 'UTC; an hour after the start in an hourly bill',
  },
  payer_account_id: { type: 'varchar', meaning: 'Payer account', note: 'twelve digits, as text' },
  usage_account_id: {
    type: 'varchar',
    meaning: 'Linked account',
    note: "twelve digits, as text; the payer where the bill names none, else 'Unknown'",
  },
  usage_account_name: { type: 'varchar', meaning: 'Name of the linked account in the bill' },
  service: { type: 'varchar', meaning: 'AWS service, as the bill names it' },
  service_code: {
    type: 'varchar',
    meaning: "AWS's code of the service",
    note: "such as 'AmazonEC2'; FOCUS has none",
  },
  region: { type: 'varchar', meaning: 'Region of the usage', note: "such as 'eu-west-1'" },
  operation: {
    type: 'varchar',
    meaning: 'Operation that was charged',
    note: "such as 'RunInstances'",
  },
  usage_type: { type: 'varchar', meaning: 'Kind of usage', note: "such as 'EU-BoxUsage:m5.large'" },
  resource_id: {
    type: 'varchar',
    meaning: 'Id or ARN of the resource',
    note: 'where the bill has resource ids',
  },
  line_item_type: {
    type: 'varchar',
    meaning: 'Line item type',
    note: "such as 'Usage', 'Tax' or 'Credit'; for FOCUS the charge category",
  },
  charge_type: {
    type: 'varchar',
    meaning: 'Kind of charge',
    note: "the line item type; for FOCUS category and frequency, such as 'Usage/Usage-Based' or 'Tax', with '/Correction' for corrections",
  },
  invoice_id: {
    type: 'varchar',
    meaning: 'Invoice of the line',
    note: 'empty until the line is final',
  },
  currency: { type: 'varchar', meaning: 'Currency of the costs', note: 'ISO 4217' },
  left_out: {
    type: 'varchar',
    meaning: 'Why the line counts in no total',
    note: "'split-cost' or 'other-provider'; null for lines that count",
  },
  line_period: {
    type: 'varchar',
    meaning: 'Billing period that the line itself names',
    note: "YYYY-MM; 'undated' for usage without a start",
  },
  usage_amount: { type: 'double', meaning: 'Amount used', note: 'in the unit of the usage type' },
  unblended_cost: { type: 'double', meaning: 'Unblended cost: what is invoiced', note: cost },
  amortized_cost: {
    type: 'double',
    meaning: 'Amortized cost: commitments are spread over the usage they cover',
    note: cost,
  },
  net_unblended_cost: {
    type: 'double',
    meaning: 'Unblended cost after private discounts',
    note: `${cost}; the gross cost where there are none`,
  },
  net_amortized_cost: {
    type: 'double',
    meaning: 'Amortized cost after private discounts',
    note: `${cost}; the gross cost where there are none`,
  },
  tags: {
    type: 'map(varchar, varchar)',
    meaning: 'Cost allocation tags of the resource; in CUR 2.0 also of its account and user',
    note: "by key, as the bill has it, such as 'resourceTags/user:Team', 'user_team' or 'accountTag/team'; empty for the legacy CUR on AWS, unless the settings name its columns",
  },
  resource_tags: {
    type: 'map(varchar, varchar)',
    meaning: 'Tags of the resource as the bill has them, without the column `tags` of CUR 2.0',
    note: 'quicker to read than `tags`',
  },
  all_tags: {
    type: 'map(varchar, varchar)',
    meaning: 'The column `tags` of CUR 2.0',
    note: 'null for other bills, and where the export did not select it',
  },
  are_account_tags_known: {
    type: 'boolean',
    meaning: 'Whether the line has the column in which AWS writes tags of accounts and users',
    note: 'if no line of a day has it, these tags are unknown, not absent: the export did not select the column `tags` then, or has none (legacy CUR, FOCUS)',
  },
  cost_categories: {
    type: 'map(varchar, varchar)',
    meaning: 'Cost categories',
    note: 'by name; empty for the legacy CUR on AWS, unless the settings name its columns',
  },
  commitment_id: {
    type: 'varchar',
    meaning: 'ARN of the Savings Plan or reservation that the line is about',
    note: 'of its fees, and of the usage that it covers; null for FOCUS',
  },
  commitment_ends_on: {
    type: 'date',
    meaning: 'Day on which it ends',
    note: 'UTC; null where the line does not say it: AWS writes it on lines of fees; null for FOCUS',
  },
  commitment_used_cost: {
    type: 'double',
    meaning: "The part of a Savings Plan's commitment that was used",
    note: `only of charge type SavingsPlanRecurringFee, whose amortized_cost is the unused part; ${cost}`,
  },
} as const satisfies Readonly<Record<string, ViewColumn>>;
