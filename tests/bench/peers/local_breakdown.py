"""The peer of the local engine: the same costs by day, OU, account and service with pandas.

Arguments: the folder of the month's Parquet files and accounts.csv.
"""

import json
import sys

import pandas as pd

folder, accounts = sys.argv[1:3]
columns = [
    "line_item_usage_start_date",
    "line_item_usage_account_id",
    "line_item_unblended_cost",
    "line_item_product_code",
    "product_servicecode",
    "product",
]
lines = pd.read_parquet(folder, columns=columns)
names = lines["product"].map(lambda pairs: dict(pairs or ()).get("product_name"))
codes = lines["product_servicecode"].replace("", None)
lines["service"] = names.replace("", None).fillna(codes).fillna(lines["line_item_product_code"])
lines["billing_date"] = lines["line_item_usage_start_date"].dt.floor("D")
keys = ["billing_date", "line_item_usage_account_id", "service"]
costs = lines.groupby(keys, as_index=False)["line_item_unblended_cost"].sum()
units = pd.read_csv(accounts, dtype=str, parse_dates=["snapshot_date"])
units["snapshot_date"] = units["snapshot_date"].astype(costs["billing_date"].dtype)
found = pd.merge_asof(
    costs.sort_values("billing_date"),
    units[["account_id", "ou_path", "snapshot_date"]].sort_values("snapshot_date"),
    left_on="billing_date",
    right_on="snapshot_date",
    left_by="line_item_usage_account_id",
    right_by="account_id",
)
found["ou_path"] = found["ou_path"].fillna("Unassigned")
found = found.sort_values(["billing_date", "ou_path", "line_item_usage_account_id", "service"])
print(json.dumps({"rows": len(found), "cost": round(found["line_item_unblended_cost"].sum())}))
