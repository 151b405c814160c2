"""The peer of result -> archive -> CSV: pandas and pyarrow, as one writes it by hand.

Reads Athena's CSV, checks every day's total against the bill's, writes one Snappy Parquet file per day
and the last day's CSV. It keeps no fingerprint of a day and does not read back what it wrote, which
the digest does. Arguments: the result's file and the folder to write to.
"""

import json
import os
import sys

import pandas as pd

file, out = sys.argv[1:3]
rows = pd.read_csv(file, dtype={"linked_account": str}, parse_dates=["billing_date"])
columns = ["billing_date", "ou", "service", "linked_account", "daily_cost"]
names = ["BillingDate", "OU", "Service", "LinkedAccount", "DailyCost"]

last = None
for day, of_day in rows.groupby("billing_date", sort=True):
    total, source = of_day["daily_cost"].sum(), of_day["source_cost"].iloc[0]
    if abs(total - source) > 1e-6 * abs(source) or len(of_day) != of_day["source_rows"].iloc[0]:
        raise SystemExit(f"{day} does not reconcile")
    last = of_day[columns].set_axis(names, axis=1)
    last["BillingDate"] = last["BillingDate"].dt.date
    folder = os.path.join(out, "archive", f"year={day:%Y}", f"month={day:%m}", f"day={day:%d}")
    os.makedirs(folder, exist_ok=True)
    last.to_parquet(os.path.join(folder, "data.parquet"), compression="snappy", index=False)

last.to_csv(os.path.join(out, "day.csv"), index=False)
print(json.dumps({"days": rows["billing_date"].nunique(), "lastRows": len(last)}))
