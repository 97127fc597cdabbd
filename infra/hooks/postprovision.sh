#!/bin/sh
# After the infrastructure was made: waits until its roles work. A role assignment takes up to some minutes to reach the
# front ends of storage and Service Bus, and until then a deployment is refused with InaccessibleStorageException. The
# deployer was given the app's roles on the same data at the same time, so what works for the one should for the other.
#
# BLOG_PROBE=false leaves it out; BLOG_PROBE_TIMEOUT and BLOG_PROBE_INTERVAL are seconds.
set -eu

hook=postprovision
# shellcheck source=infra/hooks/common.sh
. "$(dirname -- "$0")/common.sh"

timeout=${BLOG_PROBE_TIMEOUT:-600}
interval=${BLOG_PROBE_INTERVAL:-10}
# Each service has several front ends, which learn of a role one after the other.
successes=3

if [ "${BLOG_PROBE-}" = false ]; then
  echo "Whether the roles work is not tried: BLOG_PROBE is false."
  exit 0
fi
require AZURE_STORAGE_BLOB_ENDPOINT AZURE_STORAGE_TABLE_ENDPOINT AZURE_SERVICE_BUS_ENDPOINT BLOG_DEPLOYMENT_CONTAINER
require_number BLOG_PROBE_TIMEOUT "$timeout"
require_number BLOG_PROBE_INTERVAL "$interval"
command -v curl >/dev/null || fail "curl is missing: install it, or leave this out with 'azd env set BLOG_PROBE false'."

token_for() {
  azd auth token --scope "$1" --output json 2>/dev/null | sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p'
}

storage_token=$(token_for https://storage.azure.com/.default) || storage_token=
bus_token=$(token_for https://servicebus.azure.net/.default) || bus_token=
if [ -z "$storage_token" ] || [ -z "$bus_token" ]; then
  echo "Whether the roles work cannot be tried: 'azd auth token' gives no token. If the deployment is refused with InaccessibleStorageException, run 'azd deploy' a minute later."
  exit 0
fi

answer=$(mktemp)
headers=$(mktemp)
trap 'rm -f "$answer" "$headers"' EXIT
reason=

# ask EXPECTED TOKEN METHOD URL [CURL SETTING...]: makes a request and fails, with the reason, unless the answer has one
# of the expected statuses. curl reads the token from its standard input: on a command line others could see it.
ask() {
  expected=$1 token=$2 method=$3 url=$4
  shift 4
  status=$({
    printf 'header = "Authorization: Bearer %s"\n' "$token"
    for setting in "$@"; do printf '%s\n' "$setting"; done
  } | curl --config - --silent --globoff --max-time 20 --request "$method" \
    --output "$answer" --dump-header "$headers" --write-out '%{http_code}' "$url") || true
  case " $expected " in
    *" $status "*) return 0 ;;
  esac
  reason="$method $url: HTTP $status"
  [ "$status" != 000 ] || reason="$method $url: no answer"
  return 1
}

can_use_blobs() {
  blob="${AZURE_STORAGE_BLOB_ENDPOINT%/}/$BLOG_DEPLOYMENT_CONTAINER/probe-$id"
  version='header = "x-ms-version: 2021-12-02"'
  ask 201 "$storage_token" PUT "$blob" "$version" 'header = "x-ms-blob-type: BlockBlob"' \
    'header = "Content-Type: text/plain"' "data-binary = \"$id\"" || return 1
  ask 200 "$storage_token" GET "$blob" "$version" || return 1
  [ "$(cat "$answer")" = "$id" ] || { reason="GET $blob: another text than was written"; return 1; }
  ask 202 "$storage_token" DELETE "$blob" "$version"
}

can_use_tables() {
  row="${AZURE_STORAGE_TABLE_ENDPOINT%/}/schedule(PartitionKey='probe',RowKey='$id')"
  version='header = "x-ms-version: 2021-12-02"'
  json='header = "Accept: application/json;odata=nometadata"'
  ask 204 "$storage_token" PUT "$row" "$version" "$json" 'header = "Content-Type: application/json"' \
    'data-binary = "{\"Value\":\"probe\"}"' || return 1
  ask 200 "$storage_token" GET "$row" "$version" "$json" || return 1
  ask 204 "$storage_token" DELETE "$row" "$version" "$json" 'header = "If-Match: *"'
}

# The app takes a message of the kind `probe` and does nothing. Receiving is tried on the dead letters, which nobody
# else receives by itself; one that is there is put back.
can_use_queues() {
  queue="${AZURE_SERVICE_BUS_ENDPOINT%/}/indexing"
  ask 201 "$bus_token" POST "$queue/messages" 'header = "Content-Type: application/json"' \
    'data-binary = "{\"kind\":\"probe\"}"' || return 1
  ask '201 204' "$bus_token" POST "$queue/\$DeadLetterQueue/messages/head?timeout=0" 'data-binary = ""' || return 1
  [ "$status" = 201 ] || return 0
  location=$(tr -d '\r' <"$headers" | sed -n 's/^[Ll]ocation: *//p')
  ask 200 "$bus_token" PUT "$location" 'data-binary = ""'
}

echo "Waiting until the new roles work on storage and Service Bus (at most $timeout s) ..."
start=$(date +%s)
count=0
while [ "$count" -lt "$successes" ]; do
  id=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
  if can_use_blobs && can_use_tables && can_use_queues; then
    count=$((count + 1))
    echo "  storage and Service Bus take the deployer's requests: $count of $successes"
    continue
  fi
  count=0
  passed=$(elapsed "$start")
  [ "$passed" -lt "$timeout" ] \
    || fail "the roles did not work within $timeout s ($reason). Role assignments may take longer: run 'azd provision' again, or go on with 'azd env set BLOG_PROBE false' and 'azd deploy'."
  echo "  not yet ($reason), $passed s of $timeout s"
  sleep "$interval"
done
