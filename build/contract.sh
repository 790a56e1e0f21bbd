#!/usr/bin/env bash
# Holds the protos to their rules, and to what was released: build/released.binpb is the image of the contract that callers were given.
# Usage: build/contract.sh [--release]     --release makes the protos of now the released contract
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

buf=build/npm/node_modules/.bin/buf
if [ ! -x "$buf" ] || [ build/npm/package-lock.json -nt build/npm/node_modules/.package-lock.json ]; then
  echo "contract: installing buf from npm"
  npm ci --prefix build/npm --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
fi
buf=$PWD/$buf

cd protos
"$buf" lint
"$buf" format --diff --exit-code
if [ "${1:-}" = --release ]; then
  "$buf" build --exclude-source-info -o ../build/released.binpb
else
  "$buf" breaking --against ../build/released.binpb
fi
