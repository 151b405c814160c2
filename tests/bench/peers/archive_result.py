"""The peer of result -> archive -> CSV: pandas and pyarrow, written by hand.

Reads Athena's CSV, checks every day's total against the bill's, writes one Snappy Parquet file per day
and the last day's CSV. Arguments: the result's file and the folder to write to; with 'verified' it also
computes a hash of each day and reads back what it wrote, like the digest.
"""

import hashlib
import json
import os
import sys

import pandas as pd

file, out = sys.argv[1:3]
is_verified = sys.argv[3:] == ["verified"]
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
    written = os.path.join(folder, "data.parquet")
    last.to_parquet(written, compression="snappy", index=False)
    if is_verified:
        hashlib.sha256(pd.util.hash_pandas_object(last, index=False).to_numpy().tobytes()).hexdigest()
        if not pd.read_parquet(written).equals(last.reset_index(drop=True)):
            raise SystemExit(f"{day} does not read back the same")

last.to_csv(os.path.join(out, "day.csv"), index=False)
print(json.dumps({"days": rows["billing_date"].nunique(), "lastRows": len(last)}))
