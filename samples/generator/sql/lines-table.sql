-- Grain: one row per line of the bill, before any format: what was charged, to which account, for which
-- slot. Money is decimal, so sums do not depend on the order in which threads add them up.
create type line_item_type as enum (
  'Usage', 'SavingsPlanCoveredUsage', 'SavingsPlanNegation', 'SavingsPlanRecurringFee',
  'SavingsPlanUpfrontFee', 'DiscountedUsage', 'RIFee', 'Fee', 'Tax', 'Credit', 'Refund',
  'EdpDiscount', 'PrivateRateDiscount', 'BundledDiscount');

create or replace table lines (
  line_type line_item_type, bill_type varchar, currency varchar,
  usage_start timestamp, usage_end timestamp,
  account_no integer, sku_no integer, resource_no integer, ordinal integer,
  usage_amount double,
  on_demand_cost decimal(18, 10), unblended_cost decimal(18, 10),
  discount decimal(18, 10), is_discounted boolean,
  effective_cost decimal(18, 10), commitment_no integer,
  commitment_total decimal(18, 10), commitment_used decimal(18, 10),
  unused_recurring decimal(18, 10), unused_upfront decimal(18, 10),
  split_cost decimal(18, 10), description varchar
);

-- The same lines, sorted, once a slice is complete; the formats read these.
create or replace table ordered_lines as from lines limit 0;
