"""A peer of result -> archive -> CSV: DuckDB, written by hand.

Like archive_result_pandas.py: reads only the needed columns of Athena's CSV, or of the Parquet files that
Athena unloaded; checks every day's total, writes Snappy Parquet by day and the last day's CSV. Arguments:
the result's file or folder and the folder to write to.
"""

import json
import os
import sys

import duckdb

source, out = sys.argv[1:3]
columns = """billing_date as BillingDate, ou as OU, service as Service, linked_account as LinkedAccount,
    daily_cost as DailyCost"""
if os.path.isdir(source):
    read = f"read_parquet('{source}/**/*.parquet', hive_partitioning = false)"
    order = "order by billing_date, ou, linked_account, service"
else:
    types = "{'billing_date': 'date', 'linked_account': 'varchar', 'source_rows': 'bigint'}"
    read = f"read_csv('{source}', header = true, types = {types})"
    order = ""

duckdb.sql(
    f"create table archived as select {columns}, source_cost, source_rows from {read} {order}"
)
totals = duckdb.sql("""
    select BillingDate, sum(DailyCost), count(*), any_value(source_cost), any_value(source_rows)
    from archived group by BillingDate order by BillingDate""").fetchall()
for day, total, rows, expected, expected_rows in totals:
    if abs(total - expected) > 1e-6 * abs(expected) or rows != expected_rows:
        raise SystemExit(f"{day} does not reconcile")

duckdb.sql(f"""
    copy (
        select * exclude (source_cost, source_rows), year(BillingDate) as year,
            month(BillingDate) as month, day(BillingDate) as day
        from archived
    ) to '{out}/archive' (format parquet, compression snappy, partition_by (year, month, day))""")
last, _, last_rows, _, _ = totals[-1]
duckdb.sql(f"""
    copy (
        select * exclude (source_cost, source_rows) from archived where BillingDate = date '{last}'
    ) to '{out}/day.csv' (header)""")
print(json.dumps({
    "days": len(totals),
    "lastRows": last_rows,
    "cost": round(sum(total for _, total, *_ in totals)),
}))
