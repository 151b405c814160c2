#!/usr/bin/env bash
# Installs a Python with pandas, pyarrow, boto3, polars and DuckDB for the benchmarks' peers, in a virtual
# environment outside the repository; awswrangler too if it can be installed. Does nothing if the wanted
# releases are already there.
set -euo pipefail

pandas=3.1.1
pyarrow=25.0.1
boto3=1.44.5
polars=2.1.0
duckdb=2.0.1
awswrangler=3.17.1
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/bench-python"
pip=("$home/bin/python" -m pip install --quiet --disable-pip-version-check)

found=$("$home/bin/python" -c '
from importlib.metadata import version
print(*(version(name) for name in ("pandas", "pyarrow", "boto3", "polars", "duckdb")))' 2>/dev/null || true)
if [ "$found" = "$pandas $pyarrow $boto3 $polars $duckdb" ]; then
  exit 0
fi
wanted=("pandas==$pandas" "pyarrow==$pyarrow" "boto3==$boto3" "polars==$polars" "duckdb==$duckdb")
rm -rf "$home"
python3 -m venv "$home"
"${pip[@]}" "${wanted[@]}"
"${pip[@]}" "awswrangler==$awswrangler" "${wanted[@]}" ||
  echo "awswrangler does not install here; the benchmarks continue without it"
