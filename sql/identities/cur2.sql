-- line_identities of CUR 2.0: which line of the bill each line is, and which file it is in.
-- Grain: one row per line item that AWS gave an identity; the id alone repeats over its intervals.
-- Only on Athena has a table the column "$path".
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
