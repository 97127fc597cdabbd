#!/bin/sh
# Measures what each operation asks of storage, queues and the processor, keeps the numbers in bench/Cost/measured.json, and
# renews the tables of docs/cost.md, which it also prints. Takes about fifteen minutes.
#   bench/cost.sh [--again]     with --again from the numbers that are kept, for other prices or assumptions
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
case "${1-}" in
--again) exec dotnet run --project "$here/Bench.csproj" --configuration Release -- --again ;;
'') exec "$here/run.sh" cost ;;
*)
  echo "bench/cost.sh: it knows --again, and nothing else." >&2
  exit 2
  ;;
esac
