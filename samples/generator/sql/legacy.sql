-- Legacy CUR from the CUR 2.0 lines: the same line items, with the maps flattened to columns. Every
-- column that is not named here has the same name and value as in CUR 2.0.
-- https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html
select
  *,
  product['product_name'] as product_product_name,
  product['region'] as product_region,
  product['product_name'] as product_servicename,
  discount['EdpDiscount'] as discount_edp_discount,
  discount['PrivateRateDiscount'] as discount_private_rate_discount,
  cost_category['Team'] as cost_category_team,
  resource_tags['user_cost_center'] as resource_tags_user_cost_center,
  resource_tags['user_environment'] as resource_tags_user_environment,
  resource_tags['user_owner'] as resource_tags_user_owner
from cur2_lines
