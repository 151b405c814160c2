#!/usr/bin/env bash
# Installs checkov for the security scan of the Terraform plans, in a virtual environment outside the
# repository. Does nothing if the wanted release is already there.
set -euo pipefail

release=3.3.30
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/checkov"

if [ "$("$home/bin/python" -c 'from checkov.version import version; print(version)' 2>/dev/null)" = "$release" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check "checkov==$release"
"$home/bin/python" -c 'from checkov.version import version; print("checkov", version)'
