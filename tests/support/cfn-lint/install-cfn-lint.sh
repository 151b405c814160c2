#!/usr/bin/env bash
# Puts cfn-lint where the dashboard's suite looks for it, in a virtual environment outside the
# repository. Does nothing where the wanted release is there already. It carries CloudFormation's
# schemas, so that a release is a state of what AWS accepts.
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
