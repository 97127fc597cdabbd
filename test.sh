#!/bin/sh
# Runs all tests, or those whose full name contains a text: ./test.sh [FILTER]
# The last line is the sum: N passed, N failed
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
results="$root/TestResults"
filter=${1-}
passed=0 failed=0 skipped=0

finish() {
  line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ] && [ $((passed + failed)) -gt 0 ]
  exit
}

give_up() {
  echo "test.sh: $1" >&2
  failed=$((failed + 1))
  finish
}

quietly() {
  "$@" >"$results/setup.log" 2>&1 || { cat "$results/setup.log" >&2; return 1; }
}

# shellcheck disable=SC2317 # Called through quietly.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# The browser tests drive the system's Chromium or Chrome.
install_chromium() {
  for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null; then return; fi
  done
  command -v apt-get >/dev/null || { echo "test.sh: no Chromium is found; install one for the browser tests." >&2; return; }
  echo "installing Chromium ..."
  quietly as_root apt-get update || true
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium \
    || echo "test.sh: Chromium could not be installed; the browser tests need one." >&2
}

# A counter of a results file; 0 when there is none.
count() {
  sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | head -n 1 | grep . || echo 0
}

run() {
  echo "testing $1 ..."
  report="$results/$1.trx"
  status=0
  dotnet test "tests/$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$1.trx" \
    ${filter:+--filter "FullyQualifiedName~$filter"} >"$results/$1.log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$results/$1.log"
  failures=$(count failed "$report")
  # Ended without a report of what failed: the test run itself broke.
  [ "$status" -eq 0 ] || [ "$failures" -gt 0 ] || failures=1
  passed=$((passed + $(count passed "$report")))
  failed=$((failed + failures))
  skipped=$((skipped + $(count total "$report") - $(count executed "$report")))
}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
rm -rf "$results"
mkdir -p "$results"
cd "$root"

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || give_up "$tool is missing: install the .NET 10 SDK and Node.js 20 or newer."
done
install_chromium
echo "building ..."
quietly dotnet build --nologo --verbosity quiet --disable-build-servers || give_up "the build failed."
dotnet local/bin/Debug/net10.0/ServerlessBlog.Local.dll install || give_up "Azurite could not be installed."

for project in Unit Contracts Deployment Integration Browser; do
  run "$project"
done
finish
