#!/usr/bin/env bash
# Installs Debian packages that are missing, without letting apt start the servers in them.
# Usage: build/packages.sh servers|npm|python|bench ...
#   servers   PostgreSQL, RabbitMQ and Redis, which the closed feed's engine and the tests run as native processes
#   npm       Node.js with npm, for buf and the Node client
#   python    gRPC and AMQP for Python, for the Python client
#   bench     h2load, for the benchmarks
set -euo pipefail

policy=/usr/sbin/policy-rc.d
saved_policy=$policy.before-antq
no_cluster=/etc/postgresql-common/createcluster.d/antq.conf

fail() {
  echo "packages: $*" >&2
  exit 1
}

# A server that was built or unpacked elsewhere, or a Node.js from elsewhere, serves as well: programs are looked for, not packages.
has_program() {
  local folder
  for folder in ${ANTQ_SERVER_PATH:+${ANTQ_SERVER_PATH//:/ }} /usr/lib/postgresql/*/bin /usr/lib/rabbitmq/bin /usr/local/bin /usr/bin; do
    [ ! -x "$folder/$1" ] || return 0
  done
  command -v "$1" >/dev/null
}

# The Python client runs under Debian's python3, whatever the PATH says: its modules come as Debian packages.
has_module() { /usr/bin/python3 -c "import $1" 2>/dev/null; }

missing=()
need() { # <package> <check> <argument>
  "$2" "$3" || missing+=("$1")
}

for set in "$@"; do
  case $set in
    servers)
      need postgresql has_program postgres
      need rabbitmq-server has_program rabbitmq-server
      need redis-server has_program redis-server
      ;;
    npm)
      need nodejs has_program node
      need npm has_program npm
      ;;
    python)
      need python3-grpcio has_module grpc
      need python3-protobuf has_module google.protobuf
      need python3-pika has_module pika
      ;;
    bench)
      need nghttp2-client has_program h2load
      ;;
    *) fail "unknown set '$set': servers, npm, python or bench" ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || fail "missing: ${missing[*]}; this machine has no apt-get: install them by other means"
as_root=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || fail "missing: ${missing[*]}; run as root: apt-get install ${missing[*]}"
  as_root=(sudo)
fi

# Installing a server package starts its server, unless a policy denies it; PostgreSQL also makes a cluster, unless told not to.
deny_starts() {
  [ ! -e "$saved_policy" ] || "${as_root[@]}" mv "$saved_policy" "$policy"
  trap allow_starts EXIT
  [ ! -e "$policy" ] || "${as_root[@]}" mv "$policy" "$saved_policy"
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
  "${as_root[@]}" mkdir -p "$(dirname "$no_cluster")"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$no_cluster" >/dev/null
}

# The machine is left with the policy that it had.
allow_starts() {
  "${as_root[@]}" rm -f "$policy" "$no_cluster"
  [ ! -e "$saved_policy" ] || "${as_root[@]}" mv "$saved_policy" "$policy"
}

echo "packages: installing ${missing[*]} (apt-get${as_root:+ through sudo})"
deny_starts
"${as_root[@]}" apt-get update -q >/dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null ||
  fail "apt-get install ${missing[*]} failed"
