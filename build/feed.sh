#!/usr/bin/env bash
# Finds out which of the two kinds of machine this is, once, and remembers it:
#   .closed-feed      written when the feed lacks packages or no container engine answers; holds the reason
#   .antq/open-feed   written when the real packages can be had and an engine answers
# Usage: build/feed.sh [--again]     --again forgets what is remembered
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

closed=.closed-feed
open=.antq/open-feed
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
  echo "feed: $*" >&2
  exit 1
}

# Restores into a folder of its own: packages that happen to lie in this machine's cache prove nothing about the feed.
restore_real_packages() {
  timeout 300 dotnet restore build/FeedProbe/FeedProbe.csproj -v q \
    -p:ClosedFeed=false -p:BaseIntermediateOutputPath="$1/obj/" -p:RestorePackagesPath="$1/packages" 2>&1
}

# The AppHost's SDK is resolved before any restore, by another mechanism.
resolve_aspire_sdk() {
  [ ! -f AppHost/AppHost.csproj ] || timeout 300 dotnet msbuild AppHost/AppHost.csproj -p:ClosedFeed=false -getProperty:TargetFramework 2>&1
}

# Packages that are not there at all, and those of which only later versions are than the pinned one. Which version a package gets of what
# it asks for itself ("A 1.0.0 depends on B (>= 2.0.0) but ...") does not matter: a partial mirror has the later ones.
missing_names() {
  sed -nE -e 's/.*NU110[12]: Unable to find package ([A-Za-z0-9.]+[A-Za-z0-9]).*/\1/p' \
    -e 's/.*NU1603: (Warning As Error: )?[^ ]+ depends on .* but ([A-Za-z0-9.]+ [A-Za-z0-9.-]+) was not found.*/\2/p'
}

# Prints why the real packages can't be used, or nothing; ends the script when that can't be told.
missing_packages() {
  local output names status=0
  output=$(restore_real_packages "$1") || status=$?
  names=$(missing_names <<<"$output" | sort -u | paste -sd ',' | sed 's/,/, /g')
  if [ $status -eq 0 ] && [ -z "$names" ]; then
    output=$(resolve_aspire_sdk) && return
    grep -qE 'MSB4236|Could not resolve SDK' <<<"$output" || fail "the AppHost project could not be read:"$'\n'"$output"
    names=Aspire.AppHost.Sdk
  fi
  ! grep -q 'NU1301' <<<"$output" || fail "the package feed can't be reached:"$'\n'"$(grep -m 3 'NU1301' <<<"$output")"
  [ -n "$names" ] || fail "the restore failed for a reason that says nothing about the feed:"$'\n'"$output"
  echo "the feed lacks $names"
}

# A client program may be installed where no engine runs: only an answer counts.
engine_answers() {
  timeout 10 docker info >/dev/null 2>&1 || timeout 10 podman info >/dev/null 2>&1
}

detect() {
  local scratch reason="no container engine answers (docker info, podman info)"
  # Asked first: without an engine it does not matter what the feed has, and looking takes minutes.
  if engine_answers; then
    scratch=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder's name of now is meant
    trap "rm -rf '$scratch'" EXIT
    echo "feed: looking for the real packages ..."
    reason=$(missing_packages "$scratch") || exit 1
  fi
  if [ -n "$reason" ]; then
    echo "$reason" >"$closed"
  else
    mkdir -p .antq
    date -u +%FT%TZ >"$open"
  fi
}

[ "${1:-}" != --again ] || rm -f "$closed" "$open"
[ -f "$closed" ] || [ -f "$open" ] || detect
if [ -f "$closed" ]; then
  echo "feed: closed, stand-ins and native servers are used: $(cut -c1-160 "$closed") (build/feed.sh --again looks anew)"
else
  echo "feed: open, the real packages and containers are used"
fi
