#!/bin/sh
# Measures the blog against a bare server, both published the same way, in one run:
#   bench/run.sh [--quick] [throughput] [uncached] [memory] [startup] [flood] [syndication]
#   bench/run.sh cost          what operations cost instead, see cost.sh
# Prints the table of docs/performance.md. Needs wrk, which it installs where apt-get is there.
set -eu

fail() {
  echo "bench/run.sh: $1" >&2
  exit 1
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out="$root/bench/bin/published"
rid=linux-x64
[ "$(uname -m)" = x86_64 ] || rid=linux-arm64

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || fail "$tool is missing: install the .NET 10 SDK and Node.js 20 or newer."
done
if ! command -v wrk >/dev/null; then
  command -v apt-get >/dev/null || fail "wrk is missing: install it."
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  echo "installing wrk ..." >&2
  { $as_root apt-get update && $as_root apt-get install --yes --no-install-recommends wrk; } >/dev/null 2>&1 || fail "wrk could not be installed."
fi

publish() {
  dotnet publish "$root/$1" --configuration Release --runtime "$rid" --self-contained -p:PublishReadyToRun=true -p:RunAnalyzers=false \
    --artifacts-path "$root/bench/bin/artifacts" --output "$out/$2" --nologo --verbosity quiet --disable-build-servers >"$out/$2.log" 2>&1 || {
    cat "$out/$2.log" >&2
    fail "publishing $1 failed."
  }
}

mkdir -p "$out"
echo "publishing ..." >&2
publish functions app
publish bench/Baseline baseline
dotnet build "$root/bench/Bench.csproj" --configuration Release -p:RunAnalyzers=false --nologo --verbosity quiet --disable-build-servers >"$out/bench.log" 2>&1 || {
  cat "$out/bench.log" >&2
  fail "building the benchmark failed."
}
exec dotnet "$root/bench/bin/Release/net10.0/ServerlessBlog.Bench.dll" "$out/app/ServerlessBlog" "$out/baseline/Baseline" "$@"
