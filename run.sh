#!/bin/sh
# Runs the whole blog on this machine: storage, queues and the app, with the data on disk.
#   ./run.sh [--port N] [--data DIR] [--empty]
# It builds what has changed since the last run, then hands over to local/.
set -eu

fail() {
  echo "run.sh: $1" >&2
  exit 1
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launcher="$root/local/bin/Release/net10.0/ServerlessBlog.Local.dll"
stamp="$root/local/obj/built"

command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET 10 SDK."
command -v npm >/dev/null || fail "npm is missing: install Node.js 20 or newer."
node=$(node --version 2>/dev/null) || fail "node is missing: install Node.js 20 or newer."
major=${node#v}
[ "${major%%.*}" -ge 20 ] || fail "node is $node: install Node.js 20 or newer."

sources() {
  find functions polyfills local host.json global.json Directory.*.props \
    \( -name bin -o -name obj -o -name node_modules -o -path local/sample \) -prune -o -type f "$@" -print
}

# Which files there are, and where the Azure packages come from.
fingerprint() {
  { echo "${AzurePackages-}"; sources | sort; } | cksum
}

is_built() {
  [ -f "$stamp" ] && [ -f "$launcher" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] \
    && [ -z "$(sources -newer "$stamp" | head -n 1)" ]
}

build() {
  dotnet build "$1" --configuration Release --verbosity quiet --nologo --disable-build-servers \
    -p:RunAnalyzers=false >"$stamp.log" 2>&1 || {
    cat "$stamp.log" >&2
    fail "the build failed."
  }
}

(
  cd "$root"
  is_built && exit
  dotnet --version >/dev/null 2>&1 || fail "the .NET SDK that global.json names is missing: install the .NET 10 SDK."
  echo "building ..."
  mkdir -p "${stamp%/*}"
  fingerprint >"$stamp.new"
  build local
  build functions
  mv "$stamp.new" "$stamp"
)

exec dotnet "$launcher" "$@"
