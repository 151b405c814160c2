-- line_identities of CUR 2.0 by content key (column meaning): made of account, kind of line, product, usage
-- type, operation, start and resource; with the file of each line.
-- Grain: one row per line item. Ids change with each refresh of a bill; content keys do not. For a line
-- without a resource, the amount is part of the key. The column "$path" exists only on Athena.
-- https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-line-item.html
with

line_items as (
  select
    billing_period,
    "$path" as file,
    array_join(
      array[
        coalesce(line_item_usage_account_id, ''),
        coalesce(line_item_line_item_type, ''),
        coalesce(line_item_product_code, ''),
        coalesce(line_item_usage_type, ''),
        coalesce(line_item_operation, ''),
        coalesce(cast(line_item_usage_start_date as varchar), ''),
        case
          when line_item_resource_id <> '' then line_item_resource_id
          else coalesce(cast(round(line_item_usage_amount, 6) as varchar), '')
        end
      ],
      '|'
    ) as meaning
  from :bill
),

line_identities as (
  select billing_period, file, xxhash64(to_utf8(meaning)) as line_identity
  from line_items
)

select * from line_identities
