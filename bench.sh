#!/usr/bin/env bash
# Measures how fast the suite is, against bare servers and in turns with them, and prints a table of ratios. Some ten minutes.
# Usage: ./bench.sh               all of them
#        ./bench.sh get record    single ones: footprint, get, record, pipeline, replay, size, organizations
#        ./bench.sh soak          ten minutes under load, with a service killed every half a minute (SOAK_SECONDS, SOAK_RATE change it)
# BENCH_ROUNDS: how often each side of a pair is measured, 3 or more; 5 by default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

case ${1:-} in
  -h | --help) sed -n '2,6s/^# //p' "$0"; exit 0 ;;
esac

. build/dotnet.sh
build/packages.sh servers bench
build/feed.sh

echo "building ..."
dotnet build tests/Benchmarks/AnTq.Benchmarks.csproj --configuration Release --nologo -v q -clp:NoSummary
exec dotnet tests/Benchmarks/bin/Release/net10.0/AnTq.Benchmarks.dll "$@"
