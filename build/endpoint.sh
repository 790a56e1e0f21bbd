#!/usr/bin/env bash
# Prints where an endpoint of the running suite is. Usage: build/endpoint.sh organizations [grpc|http]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
file=${ANTQ_STATE:-.antq}/run/endpoints.json
[ -f "$file" ] || [ ! -f .antq/open-feed ] || { echo "with containers: the dashboard shows where the endpoints are" >&2; exit 1; }
[ -f "$file" ] || { echo "no suite runs: start it with ./run.sh" >&2; exit 1; }
address=$(tr -d ' \n' <"$file" | sed -nE "s/.*\"$1\":\{[^}]*\"${2:-grpc}\":\"([^\"]+)\".*/\1/p")
[ -n "$address" ] || { echo "the suite has no endpoint ${2:-grpc} of $1" >&2; exit 1; }
echo "$address"
