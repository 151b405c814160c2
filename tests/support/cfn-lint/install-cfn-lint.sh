#!/usr/bin/env bash
# Installs cfn-lint for the dashboard's suite, in a virtual environment outside the repository. Does nothing
# if the wanted release is already there. It contains CloudFormation's schemas, so a release fixes what
# counts as valid.
set -euo pipefail

release=1.58.0
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/cfn-lint"

if [ "$("$home/bin/cfn-lint" --version 2>/dev/null)" = "cfn-lint $release" ]; then
  exit 0
fi
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$release"
"$home/bin/cfn-lint" --version
