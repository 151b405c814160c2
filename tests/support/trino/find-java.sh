#!/usr/bin/env bash
# Prints the home of a Java runtime that Trino can run on (24 or newer); nothing if there is none. Searches
# JAVA_HOME, the machine's alternatives, the usual folders, and the one that install-trino.sh installed.
set -euo pipefail
shopt -s nullglob

oldest=24
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/trino"
alternatives=$(update-java-alternatives -l 2>/dev/null | awk '{ print $3 }' || true)

for java in "${JAVA_HOME:-}" $alternatives /usr/lib/jvm/* /opt/java/* /opt/jdk* "$home/java"; do
  if [ ! -x "$java/bin/java" ] || [ ! -r "$java/release" ]; then continue; fi
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java/release")
  if [ "${major:-0}" -ge "$oldest" ]; then
    echo "$java"
    exit 0
  fi
done
