#!/usr/bin/env bash
# Installs moto_server for the integration tests, in a virtual environment outside the repository. Does
# nothing if the wanted release is already there.
set -euo pipefail

release=5.2.5
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/moto"

if [ "$("$home/bin/python" -c 'import moto; print(moto.__version__)' 2>/dev/null)" = "$release" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check "moto[server]==$release"
"$home/bin/python" -c 'import moto; print("moto", moto.__version__)'
