"""The fastest peer of result -> archive -> CSV: polars, written by hand.

Like archive_result_pandas.py: lazily reads only the needed columns of Athena's CSV, or of the Parquet files
that Athena unloaded; checks every day's total, writes one Snappy Parquet file per day and the last day's
CSV. Arguments: the result's file or folder and the folder to write to.
"""

import json
import os
import sys

import polars as pl

source, out = sys.argv[1:3]
names = {
    "billing_date": "BillingDate",
    "ou": "OU",
    "service": "Service",
    "linked_account": "LinkedAccount",
    "daily_cost": "DailyCost",
}
checked = ["source_cost", "source_rows"]
if os.path.isdir(source):
    files = os.path.join(source, "**", "*.parquet")
    scan = pl.scan_parquet(files, hive_partitioning=False)
    scan = scan.select(*names, *checked).sort("billing_date", "ou", "linked_account", "service")
else:
    types = {"billing_date": pl.Date, "linked_account": pl.String, "source_rows": pl.Int64}
    scan = pl.scan_csv(source, schema_overrides=types).select(*names, *checked)
rows = scan.collect(engine="streaming")

totals = rows.group_by("billing_date", maintain_order=True).agg(
    pl.col("daily_cost").sum().alias("total"),
    pl.len().alias("rows"),
    pl.col("source_cost").first(),
    pl.col("source_rows").first(),
)
off = (pl.col("total") - pl.col("source_cost")).abs() > 1e-6 * pl.col("source_cost").abs()
wrong = totals.filter(off | (pl.col("rows") != pl.col("source_rows")))
if len(wrong) > 0:
    raise SystemExit(f"{wrong['billing_date'][0]} does not reconcile")

last = None
archived = rows.select(pl.col(name).alias(title) for name, title in names.items())
for (day,), last in archived.partition_by("BillingDate", as_dict=True, maintain_order=True).items():
    folder = os.path.join(out, "archive", f"year={day:%Y}", f"month={day:%m}", f"day={day:%d}")
    os.makedirs(folder, exist_ok=True)
    last.write_parquet(os.path.join(folder, "data.parquet"), compression="snappy")

last.write_csv(os.path.join(out, "day.csv"))
print(json.dumps({"days": len(totals), "lastRows": len(last), "cost": round(totals["total"].sum())}))
