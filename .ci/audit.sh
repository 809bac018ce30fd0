#!/usr/bin/env bash
# Reports what the registry knows about the installed packages: signatures that are wrong, and advisories that name a
# production dependency. It never fails: an advisory can appear on any day, and a build must not need the network.
# Each question has AUDIT_TIMEOUT seconds.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

seconds=${AUDIT_TIMEOUT:-60}
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

warn() {
  if [ -n "${GITHUB_ACTIONS:-}" ]; then echo "::warning title=Audit::$1"; else echo "WARNING: $1"; fi
}

# Why npm could not ask the registry, from what it wrote; nothing when it could.
npm_error() {
  sed -nE 's/^npm (error|ERR!) //p' "$errors" | grep -vE '^(code|errno|syscall) |complete log' | head -n 1
}

# audit <what is asked> <good answer> <bad answer> <arguments of npm audit>
audit() {
  local question=$1 good=$2 bad=$3 report code
  shift 3
  report=$(timeout --kill-after=5 "$seconds" npm audit --fetch-retries=0 "$@" 2>"$errors")
  code=$?
  if [ "$code" = 0 ]; then
    echo "$good"
  elif [ "$code" = 124 ] || [ "$code" = 137 ]; then
    echo "Not checked: $question. The registry did not answer within $seconds s."
  elif [ -n "$(npm_error)" ]; then
    echo "Not checked: $question. npm says: $(npm_error)"
  else
    printf '%s\n' "$report"
    warn "$bad"
  fi
}

audit 'signatures' \
  'The registry signed every installed package.' \
  'Some packages have no valid signature of the registry.' \
  signatures
audit 'advisories' \
  'No advisory names a production dependency.' \
  'Advisories name production dependencies.' \
  --omit=dev
exit 0
