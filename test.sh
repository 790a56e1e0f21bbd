#!/usr/bin/env bash
# Checks everything: the contract, the build (warnings are errors) and all tests, against real servers of its own.
# Usage: ./test.sh                 everything; the last line reads: N passed, N failed, N skipped
#        ./test.sh Awards Platform  only tests/Awards.Tests and tests/Platform.Tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

step() { printf '\n== %s\n' "$*"; }

. build/dotnet.sh
build/packages.sh servers npm python
build/feed.sh

step "contract: buf lint, buf format, buf breaking"
build/contract.sh

step "build"
dotnet build AnTqPlatform.sln --nologo -v q -clp:NoSummary

projects=()
if [ $# -gt 0 ]; then
  for name in "$@"; do projects+=("$(ls "tests/$name.Tests"/*.csproj 2>/dev/null || ls "tests/$name"/*.csproj)"); done
else
  while IFS= read -r project; do projects+=("$project"); done < <(grep -l 'Microsoft.NET.Test.Sdk' tests/*/*.csproj)
fi

step "servers"
results=$(mktemp -d)
mkfifo "$results/hold"
dotnet tests/Testing.Servers/bin/Debug/net10.0/AnTq.Testing.Servers.dll <"$results/hold" >"$results/servers" 2>&1 &
servers=$!
# The servers live as long as this end of their input is open: until this script ends, in whatever way.
exec 3>"$results/hold"
finish() {
  exec 3>&-
  wait "$servers" || true
  rm -rf "$results"
}
trap finish EXIT
until [ "$(grep -c '^ANTQ_TEST_' "$results/servers")" -ge 4 ]; do
  kill -0 "$servers" 2>/dev/null || { cat "$results/servers" >&2; exit 1; }
  read -rt 0.2 <> <(:) || true
done
while IFS='=' read -r name value; do export "$name=$value"; done < <(grep '^ANTQ_TEST_' "$results/servers")
echo "PostgreSQL, RabbitMQ and Redis run"

# One after another: two cores, and each project has its own databases and virtual hosts.
passed=0 failed=0 skipped=0
for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  step "$name"
  status=0
  # The assembly, not the project: that would be evaluated once more.
  dotnet test "$(dirname "$project")/bin/Debug/net10.0/$name.dll" --nologo --logger 'console;verbosity=minimal' 3>&- 2>&1 | tee "$results/output" || status=$?
  line=$(grep -E '^(Passed|Failed|Skipped)! +- Failed: ' "$results/output" | tail -n 1 || true)
  if ! [[ $line =~ Failed:\ *([0-9]+),\ Passed:\ *([0-9]+),\ Skipped:\ *([0-9]+),\ Total:\ *([0-9]+) ]] || [ "${BASH_REMATCH[4]}" -eq 0 ]; then
    echo "$project printed no result: its tests were aborted, or it has none"
    failed=$((failed + 1))
    continue
  fi
  failed=$((failed + BASH_REMATCH[1])) passed=$((passed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
  [ "$status" -eq 0 ] || [ "${BASH_REMATCH[1]}" -gt 0 ] || { echo "$project ended with status $status though no test failed"; failed=$((failed + 1)); }
done

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
