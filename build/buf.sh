#!/usr/bin/env bash
# Runs buf in the folder where it is called, and installs it from npm (pinned in build/npm) at its first use.
# Usage: build/buf.sh curl ...
set -euo pipefail
npm=$(dirname "${BASH_SOURCE[0]}")/npm
if [ ! -x "$npm/node_modules/.bin/buf" ] || [ "$npm/package-lock.json" -nt "$npm/node_modules/.package-lock.json" ]; then
  echo "buf: installing it from npm" >&2
  npm ci --prefix "$npm" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
fi
exec "$npm/node_modules/.bin/buf" "$@"
