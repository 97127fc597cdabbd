#!/bin/sh
# Floods the blog with comments and trackbacks while a reader loads pages, and prints the table of docs/performance.md.
set -eu

exec "$(dirname -- "$0")/run.sh" flood
