#!/usr/bin/env bash
# Holds the protos to their rules, and to what was released: build/released.binpb is the image of the contract that callers were given.
# Usage: build/contract.sh [--release]     --release makes the protos of now the released contract
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../protos"

../build/buf.sh lint
../build/buf.sh format --diff --exit-code
if [ "${1:-}" = --release ]; then
  ../build/buf.sh build --exclude-source-info -o ../build/released.binpb
else
  ../build/buf.sh breaking --against ../build/released.binpb
fi
