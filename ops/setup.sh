#!/bin/sh
# Names each missing prerequisite with its remedy; then sets up the parts that it is told: python node emulator site checkov.
set -eu
cd "$(dirname "$0")/.."

missing=""
lacks() { missing="$missing
  - $1"; }

found=""
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
  if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$candidate
    break
  fi
done
if [ -z "$found" ]; then
  lacks "Python 3.11 or newer: apt install python3 python3-venv, brew install python, or PYTHON=/path/to/python3 make …"
elif [ ! -x .tradewind/uv/bin/uv ] && ! command -v uv >/dev/null 2>&1 && ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
  lacks "Python's venv module: apt install python3-venv, or install uv"
fi

if ! command -v node >/dev/null 2>&1; then
  lacks "Node.js 20.19 or newer: https://nodejs.org, brew install node, or your system's packages"
elif ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  lacks "Node.js 20.19 or newer; this is $(node --version): https://nodejs.org or brew upgrade node"
elif ! command -v npm >/dev/null 2>&1; then
  lacks "npm, which comes with Node.js: apt install npm, or https://nodejs.org"
fi

if [ -n "$missing" ]; then
  printf 'Tradewind needs what is not here:%s\n' "$missing" >&2
  exit 1
fi
exec "$found" ops/setup.py "$@"
