-- The tables that the request fills before anything is computed.
create table accounts (
  account_no integer, account_id varchar, account_name varchar, profile varchar, daily_cost bigint,
  environment varchar, cost_center varchar, owner varchar, team varchar, role varchar, is_discounted boolean,
  tax_rate double, spikes boolean, last_day date, cost_category map(varchar, varchar),
  account_tags map(varchar, varchar));

create table teams (team varchar, alias varchar, mistaken_for varchar, applications varchar[]);

-- What cannot be tagged, whatever its owner does: transfer between services, and records of configuration and calls.
create table untaggable as
select * from (values ('AWSDataTransfer'), ('AWSConfig'), ('AWSCloudTrail')) t(product_code);

create table commitment_terms (
  commitment_no integer, kind varchar, coverage varchar, owner_role varchar, fee_sku_no integer, arn varchar,
  title varchar, offering varchar, payment_option varchar, family varchar, start_day date, years integer, rate double,
  oversize double, upfront_share double, net_share double);

create table restatements (day date, visible_on date);

create table invoices (bill_type varchar, invoice_id varchar);

create table rare_lines (
  line_type varchar, bill_type varchar, usage_start timestamp, usage_end timestamp, role varchar,
  sku_no integer, ordinal integer, amount double, description varchar);

-- The price of a unit in AWS's format: text with ten decimals.
create table skus as
select *,
  printf('%.10f', unit_price) as unit_price_text,
  case discount_type when 'EdpDiscount' then 0.05 when 'PrivateRateDiscount' then 0.08
    when 'BundledDiscount' then 0.1 else 0 end::double as discount_rate,
  upper(substr(sha256('sku ' || sku_no), 1, 16)) as sku
from catalogue;

-- Every slot of usage that the bill can contain, with its interval in the format of identity_time_interval.
create table calendar as
select
  usage_start, usage_start + getvariable('slot_length') as usage_end, usage_start::date as day,
  epoch(usage_start)::bigint // 3600 as slot_no,
  strftime(usage_start, '%Y-%m-%dT%H:%M:%SZ/')
    || strftime(usage_start + getvariable('slot_length'), '%Y-%m-%dT%H:%M:%SZ') as time_interval
from range((getvariable('first_day') - 100)::timestamp, (getvariable('last_day') + 1)::timestamp,
  getvariable('slot_length')) t(usage_start);
