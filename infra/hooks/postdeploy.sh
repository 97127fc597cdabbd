#!/bin/sh
# After a deployment: asks the blog which version it is until it is the one that was published, then whether it can work.
# A platform that goes on with the old package, or a host that does not start, is an error here and not a surprise later.
#
# BLOG_DEPLOY_TIMEOUT and BLOG_DEPLOY_INTERVAL are seconds.
set -eu

hook=postdeploy
# shellcheck source=infra/hooks/common.sh
. "$(dirname -- "$0")/common.sh"

timeout=${BLOG_DEPLOY_TIMEOUT:-300}
interval=${BLOG_DEPLOY_INTERVAL:-5}
published="$(dirname -- "$0")/../../functions/obj/published-version.txt"

require SERVICE_BLOG_URI BLOG_URL
require_number BLOG_DEPLOY_TIMEOUT "$timeout"
require_number BLOG_DEPLOY_INTERVAL "$interval"
command -v curl >/dev/null || fail "curl is missing: install it, then run 'azd hooks run postdeploy'."
[ -s "$published" ] || fail "functions/obj/published-version.txt is missing, which publishing writes; deploy with 'azd deploy' from this folder."
wanted=$(tr -d '\r\n' <"$published")

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# fetch URL: the status of a page; 000 when there is no answer. The first one may be a cold start.
fetch() {
  : >"$answer"
  curl --silent --max-time 60 --output "$answer" --write-out '%{http_code}' "$1" || true
}

# ask PATH: sets `status` to that of a page of the deployed app, which behind Front Door answers nobody else.
ask() {
  status=$(fetch "${SERVICE_BLOG_URI%/}$1")
  [ "$status" != 403 ] || status=$(fetch "${BLOG_URL%/}$1")
}

# wait_or_fail SENTENCE PROGRESS: waits before the next try, or ends with the sentence when the time is up.
wait_or_fail() {
  passed=$(elapsed "$start")
  [ "$passed" -lt "$timeout" ] || fail "$1"
  echo "  $2, $passed s of $timeout s"
  sleep "$interval"
}

echo "Asking $SERVICE_BLOG_URI for version $wanted (at most $timeout s) ..."
start=$(date +%s)
while :; do
  ask /healthz
  running=
  [ "$status" != 200 ] || running=$(sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p' "$answer")
  [ "$running" != "$wanted" ] || break
  if [ -n "$running" ]; then
    wait_or_fail "the old version $running still answers instead of $wanted: the package was not taken. Run 'azd deploy' again; if that does not help, see 'When azd up fails' in docs/deploy.md." \
      "still version $running"
  else
    wait_or_fail "$SERVICE_BLOG_URI/healthz gave no version within $timeout s (last answer: HTTP $status), $wanted was expected. See 'When azd up fails' in docs/deploy.md." \
      "no version yet (HTTP $status)"
  fi
done
echo "Version $running answers."

start=$(date +%s)
while :; do
  ask /healthz/ready
  [ "$status" != 200 ] || break
  wait_or_fail "version $running runs but is not ready (HTTP $status): $(tr -d '\r\n' <"$answer" | cut -c 1-2000)" "not ready yet (HTTP $status)"
done

cat <<END

  The blog is ready:  ${BLOG_URL%/}
  Your desk:          ${BLOG_URL%/}/desk  (sign in with the author's key)

END
if grep -q '"status" *: *"degraded"' "$answer"; then
  echo "  Something should be looked at; ${BLOG_URL%/}/healthz/ready says what."
fi
