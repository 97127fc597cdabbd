#!/bin/sh
# What the hooks share. azd runs them on the deployer's machine, in whatever folder it likes, with the values of its
# environment as variables. A hook that includes this file says its own name in `hook` first.

# fail SENTENCE: ends the hook, and azd with it, with a sentence that says what to do.
fail() {
  echo "${hook:?}: $1" >&2
  exit 1
}

# require NAME...: ends the hook unless azd's environment has these values.
require() {
  for name in "$@"; do
    eval "value=\${$name-}"
    # shellcheck disable=SC2154 # Set by the line above.
    [ -n "$value" ] || fail "$name is not in azd's environment; run 'azd provision', which puts it there."
  done
}

# require_number NAME VALUE: ends the hook unless the value is a whole number of seconds.
require_number() {
  case $2 in
    '' | *[!0-9]*) fail "$1 must be a whole number of seconds, not '$2'." ;;
  esac
}

# elapsed SINCE: the seconds since a time that `date +%s` gave.
elapsed() {
  echo $(($(date +%s) - $1))
}
