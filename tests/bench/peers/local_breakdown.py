"""The peer of the local engine: the same breakdown with pandas: costs by day, OU, account and service,
with the columns that reconcile them.

Arguments: the folder of the month's Parquet files and accounts.csv.
"""

import json
import sys

import pandas as pd

folder, accounts = sys.argv[1:3]
columns = [
    "line_item_usage_start_date",
    "line_item_usage_account_id",
    "line_item_usage_account_name",
    "line_item_unblended_cost",
    "line_item_product_code",
    "line_item_currency_code",
    "bill_invoice_id",
    "product_servicecode",
    "product",
]
lines = pd.read_parquet(folder, columns=columns)
names = lines["product"].map(lambda pairs: dict(pairs or ()).get("product_name"))
codes = lines["product_servicecode"].replace("", None)
lines["service"] = names.replace("", None).fillna(codes).fillna(lines["line_item_product_code"])
lines["billing_date"] = lines["line_item_usage_start_date"].dt.floor("D")
lines["absolute"] = lines["line_item_unblended_cost"].abs()
is_uninvoiced = lines["bill_invoice_id"].fillna("") == ""
lines["uninvoiced"] = lines["absolute"].where(is_uninvoiced, 0)
keys = ["billing_date", "line_item_usage_account_id", "service"]
costs = lines.groupby(keys, as_index=False).agg(
    cost=("line_item_unblended_cost", "sum"),
    name=("line_item_usage_account_name", "max"),
    absolute=("absolute", "sum"),
    uninvoiced=("uninvoiced", "sum"),
    line_count=("absolute", "size"),
    latest=("line_item_usage_start_date", "max"),
    first_currency=("line_item_currency_code", "min"),
    last_currency=("line_item_currency_code", "max"),
)
of_day = costs.groupby("billing_date")
costs["source_cost"] = of_day["cost"].transform("sum")
costs["source_rows"] = of_day["cost"].transform("size")
costs["latest"] = of_day["latest"].transform("max").dt.strftime("%Y-%m-%d %H")
costs["first_currency"] = costs["first_currency"].min()
costs["last_currency"] = costs["last_currency"].max()
units = pd.read_csv(accounts, dtype=str, parse_dates=["snapshot_date"])
units["snapshot_date"] = units["snapshot_date"].astype(costs["billing_date"].dtype)
found = pd.merge_asof(
    costs.sort_values("billing_date"),
    units[["account_id", "account_name", "ou_path", "snapshot_date"]].sort_values("snapshot_date"),
    left_on="billing_date",
    right_on="snapshot_date",
    left_by="line_item_usage_account_id",
    right_by="account_id",
)
found["is_unassigned"] = found["ou_path"].isna()
found["ou_path"] = found["ou_path"].fillna("Unassigned")
found["name"] = found["account_name"].fillna(found["name"])
found = found.sort_values(["billing_date", "ou_path", "line_item_usage_account_id", "service"])
print(json.dumps({"rows": len(found), "cost": round(found["cost"].sum())}))
