#!/usr/bin/env bash
# Runs the whole suite on this machine.
# Usage: ./run.sh          installs what is missing, builds, starts everything; Ctrl+C stops it
#        ./run.sh demo     enters the real awards of a real city and prints the table and the notices; starts the suite if need be
#        ./run.sh wipe     deletes the suite's data and secrets (of a suite that is not running)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development}

case ${1:-} in
  '' | demo | wipe) ;;
  -h | --help) sed -n '2,5s/^# //p' "$0"; exit 0 ;;
  *) sed -n '2,5s/^# //p' "$0" >&2; exit 2 ;;
esac

state=${ANTQ_STATE:-.antq}

. build/dotnet.sh
[ -f .antq/open-feed ] || build/packages.sh servers
build/feed.sh

build() {
  echo "building ..."
  dotnet build "$1" --nologo -v q -clp:NoSummary
}

# Whether a suite of this checkout runs: it holds the lock. A killed one leaves its files behind, but not its lock.
running() { [ -f "$state/lock" ] && ! flock -n "$state/lock" true; }
healthy() { running && grep -q '"healthy": *true' "$state/run/endpoints.json" 2>/dev/null; }

start_suite() {
  build AppHost/AppHost.csproj
  mkdir -p "$state"
  echo "starting the suite (its log: $state/demo.log) ..."
  dotnet AppHost/bin/Debug/net10.0/AppHost.dll >"$state/demo.log" 2>&1 &
  suite=$!
  trap 'kill -TERM "$suite" 2>/dev/null; wait "$suite" 2>/dev/null || true' EXIT
  until running; do
    kill -0 "$suite" 2>/dev/null || { tail -n 30 "$state/demo.log" >&2; exit 1; }
    sleep 0.1
  done
}

wait_until_healthy() {
  local deadline=$((SECONDS + 120))
  until healthy; do
    running || { echo "the suite has ended" >&2; tail -n 30 "$state/demo.log" >&2; exit 1; }
    [ $SECONDS -lt $deadline ] || { echo "the suite is not healthy after two minutes" >&2; exit 1; }
    sleep 0.2
  done
}

demo() {
  [ -f .closed-feed ] || { echo "with containers: start the suite by ./run.sh, then ORGANIZATIONS_GRPC=… AWARDS_GRPC=… NOTIFICATIONS_GRPC=… antq demo" >&2; exit 1; }
  build src/Cli/AnTq.Cli.csproj
  running || start_suite
  wait_until_healthy
  dotnet src/Cli/bin/Debug/net10.0/antq.dll demo
}

case ${1:-} in
  '')
    build AppHost/AppHost.csproj
    # The real Aspire takes its dashboard's settings from the launch profile; the stand-in is best started without a process between.
    [ -f .closed-feed ] || exec dotnet run --project AppHost --no-build
    exec dotnet AppHost/bin/Debug/net10.0/AppHost.dll
    ;;
  demo) demo ;;
  wipe)
    [ -f .closed-feed ] || { echo "with containers: remove the volumes whose names begin with 'apphost-'" >&2; exit 1; }
    build AppHost/AppHost.csproj
    exec dotnet AppHost/bin/Debug/net10.0/AppHost.dll --wipe
    ;;
esac
