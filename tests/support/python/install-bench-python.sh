#!/usr/bin/env bash
# Installs a Python with pandas, pyarrow and boto3 for the benchmarks' peer, in a virtual environment
# outside the repository; awswrangler too if it can be installed. Does nothing if the wanted releases are
# already there.
set -euo pipefail

pandas=3.1.1
pyarrow=25.0.1
boto3=1.44.5
awswrangler=3.17.1
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/bench-python"
pip=("$home/bin/python" -m pip install --quiet --disable-pip-version-check)

found=$("$home/bin/python" -c '
from importlib.metadata import version
print(*(version(name) for name in ("pandas", "pyarrow", "boto3")))' 2>/dev/null || true)
if [ "$found" = "$pandas $pyarrow $boto3" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"${pip[@]}" "pandas==$pandas" "pyarrow==$pyarrow" "boto3==$boto3"
"${pip[@]}" "awswrangler==$awswrangler" "pandas==$pandas" "pyarrow==$pyarrow" "boto3==$boto3" ||
  echo "awswrangler does not install here; the benchmarks continue without it"
