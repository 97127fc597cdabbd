#!/bin/sh
# Before the infrastructure is made: gives a new blog its author's key. Only the key's SHA-256 is kept, in azd's
# environment as BLOG_AUTHOR_KEY_HASH; the key itself is printed once and stored nowhere.
set -eu

hook=preprovision
# shellcheck source=infra/hooks/common.sh
. "$(dirname -- "$0")/common.sh"

is_hash() {
  case $1 in
    *[!0-9A-Fa-f]*) return 1 ;;
  esac
  [ ${#1} -eq 64 ]
}

# A build server's log is no place for a key.
is_build_server() {
  for value in "${CI-}" "${GITHUB_ACTIONS-}" "${TF_BUILD-}"; do
    case $value in
      '' | 0 | [Ff]alse) ;;
      *) return 0 ;;
    esac
  done
  return 1
}

sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum
  else
    shasum -a 256
  fi | cut -d ' ' -f 1
}

case ${BLOG_TITLE-} in
  *[\"\\]*)
    fail "BLOG_TITLE has a quotation mark or a backslash, which azd does not hand on; run 'azd env set BLOG_TITLE \"\"', and put the title into infra/blog.json as the setting Blog__Title."
    ;;
esac

if [ -n "${BLOG_AUTHOR_KEY_HASH-}" ]; then
  is_hash "$BLOG_AUTHOR_KEY_HASH" \
    || fail "BLOG_AUTHOR_KEY_HASH must be the 64 hexadecimal digits of the SHA-256 of the author's key; run 'azd env set BLOG_AUTHOR_KEY_HASH \"\"' to have a new key made."
  exit 0
fi

is_build_server \
  && fail "BLOG_AUTHOR_KEY_HASH is not set, and a build server makes no key, because its log would show it; set it to what 'azd env get-value BLOG_AUTHOR_KEY_HASH' prints where the blog was first deployed."

# 24 bytes of the system's random source: 32 characters that need no quoting anywhere.
key=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
[ ${#key} -eq 32 ] || fail "no key could be made of /dev/urandom with head and base64."
hash=$(printf %s "$key" | sha256)
is_hash "$hash" || fail "neither sha256sum nor shasum works here; install one of them."

azd env set BLOG_AUTHOR_KEY_HASH "$hash" \
  || fail "'azd env set' failed, so no key was made; run 'azd env list' to see whether an environment is selected."

cat <<END

  ----------------------------------------------------------------------
   The author's key of this blog:

       $key

   It is shown this once and stored nowhere. Put it into your password
   manager now: with it you sign in at /desk and write through the API.
   The blog knows only its SHA-256 (BLOG_AUTHOR_KEY_HASH).
  ----------------------------------------------------------------------

END
