#!/usr/bin/env bash
# Puts the AWS command line where the runbooks' tests look for it, in a virtual environment outside
# the repository. Does nothing where the wanted release is there already.
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
