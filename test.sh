#!/bin/sh
# Runs all tests, or those whose full name contains a text: ./test.sh [FILTER]
# The last line is the sum: N passed, N failed
#
# The integration tests run with the app by itself, and again with what is published under the Functions host's double. The
# second time leaves out the few that take long; BLOG_TEST_HOST=functions runs all of them, and only there.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
results="$root/TestResults"
filter=${1-}
passed=0 failed=0 skipped=0 running=

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

# shellcheck disable=SC2317,SC2329 # Called through quietly.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# need PACKAGE PURPOSE COMMAND...: installs a Debian package unless one of the commands is there already.
need() {
  package=$1 purpose=$2
  shift 2
  for command in "$@"; do
    if command -v "$command" >/dev/null; then return; fi
  done
  command -v apt-get >/dev/null || { echo "test.sh: $package is not found; install it for $purpose." >&2; return; }
  echo "installing $package ..."
  quietly as_root apt-get update || true
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$package" \
    || echo "test.sh: $package could not be installed; $purpose need it." >&2
}

# A counter of a results file; 0 when there is none.
count() {
  sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | head -n 1 | grep . || echo 0
}

# Begins the tests of a project, so many at a time, whose app runs by itself or under the Functions host's double; its
# report gets a name of its own: start NAME PROJECT standalone|functions THREADS [WHICH]
start() {
  which=${5-}
  [ -z "$filter" ] || which="${which:+$which&}FullyQualifiedName~$filter"
  BLOG_TEST_HOST=$3 dotnet test "tests/$2" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$1.trx" \
    ${which:+--filter "$which"} -- "xUnit.MaxParallelThreads=$4" >"$results/$1.log" 2>&1 &
  running="$running $1=$!"
}

# Waits for one that was begun, or for all, and adds it to the sum: collect [NAME]
collect() {
  rest=
  for test in $running; do
    name=${test%=*} status=0
    if [ "$name" != "${1-$name}" ]; then
      rest="$rest $test"
      continue
    fi
    wait "${test#*=}" || status=$?
    report="$results/$name.trx"
    [ "$status" -eq 0 ] || cat "$results/$name.log"
    failures=$(count failed "$report")
    # Ended without a report of what failed: the test run itself broke.
    [ "$status" -eq 0 ] || [ "$failures" -gt 0 ] || failures=1
    passed=$((passed + $(count passed "$report")))
    failed=$((failed + failures))
    skipped=$((skipped + $(count total "$report") - $(count executed "$report")))
  done
  running=$rest
}

# What runs in the background does not hear of Ctrl-C.
# shellcheck disable=SC2317,SC2329
stop() {
  for test in $running; do kill "${test#*=}" 2>/dev/null || true; done
  exit 130
}

# Hundreds of short-lived processes gain nothing from measuring themselves for later: without, they take a quarter less.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
rm -rf "$results"
mkdir -p "$results"
cd "$root"

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || give_up "$tool is missing: install the .NET 10 SDK and Node.js 20 or newer."
done
need chromium "the browser tests" chromium chromium-browser google-chrome
need curl "the tests of azd's hooks" curl
need shellcheck "the tests of shell scripts" shellcheck
echo "building ..."
quietly dotnet build --nologo --verbosity quiet --disable-build-servers || give_up "the build failed."
dotnet local/bin/Debug/net10.0/ServerlessBlog.Local.dll install || give_up "Azurite could not be installed."

trap stop INT TERM
if [ "${BLOG_TEST_HOST-}" = functions ]; then
  echo "testing Integration through the Functions host ..."
  start Hosted Integration functions 4
  collect
  finish
fi

for project in Unit Deployment; do
  echo "testing $project ..."
  start "$project" "$project" standalone 2
  collect
done

# Mostly these wait, each for processes of its own: side by side they take little longer than the longest of them. Browsers
# take more, and come when the first is done. The tests in the folder Hosting start the host's double themselves, so that
# once is enough for them.
echo "testing Contracts ..."
echo "testing Integration ..."
echo "testing Integration through the Functions host ..."
start Contracts Contracts standalone 2
start Integration Integration standalone 4 "FullyQualifiedName!~Integration.Hosting."
start Hosted Integration functions 3 "Takes!=long"
collect Contracts
echo "testing Browser ..."
start Browser Browser standalone 2
collect
finish
