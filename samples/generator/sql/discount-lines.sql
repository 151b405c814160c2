-- Adds the discounts as AWS bills them: separate negative lines, here one per day, account, service and
-- kind.
-- Identity: net cost of the discounted lines = their unblended cost + these lines, which themselves have
-- no net cost; so unblended and net unblended have the same total.
insert into lines by name
select
  k.discount_type::line_item_type as line_type, 'Anniversary' as bill_type, 'USD' as currency,
  date_trunc('day', l.usage_start) as usage_start, date_trunc('day', l.usage_start) + interval 1 day as usage_end,
  l.account_no, min(l.sku_no) as sku_no, -min(l.sku_no) as resource_no, 800 as ordinal,
  1 as usage_amount, 0 as on_demand_cost, -sum(l.discount) as unblended_cost, 0 as discount, true as is_discounted,
  k.discount_type || ' for ' || k.service as description
from lines l join skus k on k.sku_no = l.sku_no
where l.discount > 0
group by k.discount_type, k.service, l.account_no, date_trunc('day', l.usage_start);

create or replace table ordered_lines as
select * from lines
order by usage_start, account_no, sku_no, resource_no, line_type, ordinal;
