#!/usr/bin/env bash
# Installs moto and the server that serves it (moto/serve.py) for the integration tests, in a virtual environment
# outside the repository. Does nothing if the wanted releases are already there.
set -euo pipefail

release=5.2.5
cheroot=11.1.2
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/moto"

releases() {
  "$home/bin/python" -c 'from importlib.metadata import version; print(version("moto"), version("cheroot"))' 2>/dev/null
}

if [ "$(releases)" = "$release $cheroot" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check "moto[server]==$release" "cheroot==$cheroot"
echo "moto and cheroot $(releases)"
