"""The peer of result -> archive -> CSV: pandas and pyarrow, written by hand.

Reads Athena's CSV, or the folder of Parquet files that Athena unloaded by day; checks every day's total
against the bill's, writes one Snappy Parquet file per day and the last day's CSV. Arguments: the result's
file or folder and the folder to write to; with 'verified' it also computes a hash of each day and reads
back what it wrote, like the digest.
"""

import glob
import hashlib
import json
import os
import sys

import pandas as pd

source, out = sys.argv[1:3]
is_verified = sys.argv[3:] == ["verified"]
columns = ["billing_date", "ou", "service", "linked_account", "daily_cost"]
names = ["BillingDate", "OU", "Service", "LinkedAccount", "DailyCost"]
wanted = [*columns, "source_cost", "source_rows"]
order = ["ou", "linked_account", "service"]


def days_of_csv(file):
    """One file, in the archive's order."""
    rows = pd.read_csv(
        file, usecols=wanted, dtype={"linked_account": str}, parse_dates=["billing_date"]
    )
    yield from rows.groupby("billing_date", sort=True)


def days_of_folder(folder):
    """A folder for each day, whose rows have no order."""
    by_day = {}
    for folder in glob.glob(os.path.join(folder, "year=*", "month=*", "day=*")):
        parts = [part.split("=")[1] for part in folder.split(os.sep)[-3:]]
        by_day[pd.Timestamp(*map(int, parts))] = folder
    for day, folder in sorted(by_day.items()):
        rows = pd.read_parquet(folder, columns=wanted, partitioning=None)
        yield day, rows.sort_values(order, ignore_index=True)


last = None
days, cost = 0, 0.0
for day, of_day in days_of_folder(source) if os.path.isdir(source) else days_of_csv(source):
    total, expected = of_day["daily_cost"].sum(), of_day["source_cost"].iloc[0]
    if abs(total - expected) > 1e-6 * abs(expected) or len(of_day) != of_day["source_rows"].iloc[0]:
        raise SystemExit(f"{day} does not reconcile")
    last = of_day[columns].set_axis(names, axis=1)
    last["BillingDate"] = day.date()
    folder = os.path.join(out, "archive", f"year={day:%Y}", f"month={day:%m}", f"day={day:%d}")
    os.makedirs(folder, exist_ok=True)
    written = os.path.join(folder, "data.parquet")
    last.to_parquet(written, compression="snappy", index=False)
    if is_verified:
        hashlib.sha256(pd.util.hash_pandas_object(last, index=False).to_numpy().tobytes()).hexdigest()
        if not pd.read_parquet(written).equals(last.reset_index(drop=True)):
            raise SystemExit(f"{day} does not read back the same")
    days, cost = days + 1, cost + total

last.to_csv(os.path.join(out, "day.csv"), index=False)
print(json.dumps({"days": days, "lastRows": len(last), "cost": round(cost)}))
