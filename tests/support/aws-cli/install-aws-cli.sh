#!/usr/bin/env bash
# Installs the AWS command line for the runbooks' tests, in a virtual environment outside the repository.
# Does nothing if the wanted release is already there.
set -euo pipefail

release=1.45.11
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/aws-cli"

if [ "$("$home/bin/python" -c 'import awscli; print(awscli.__version__)' 2>/dev/null)" = "$release" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check "awscli==$release"
"$home/bin/aws" --version
