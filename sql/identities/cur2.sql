-- line_identities of CUR 2.0: the id of each line of the bill, and its file.
-- Grain: one row per line item with an identity from AWS; the id alone repeats over its intervals. The
-- column "$path" exists only on Athena.
-- https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-line-item.html
with

line_items as (
  select billing_period, "$path" as file, identity_line_item_id, identity_time_interval
  from :bill
),

line_identities as (
  select
    billing_period,
    file,
    xxhash64(to_utf8(identity_line_item_id || '|' || identity_time_interval)) as line_identity
  from line_items
  where identity_line_item_id <> '' and identity_time_interval <> ''
)

select * from line_identities
