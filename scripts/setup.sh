#!/bin/sh
# Installs in this folder only: Node 24, if the machine's own is older, and the npm packages of the
# lock file. `scripts/setup.sh commands` takes those that the command line runs with, half of them;
# tests, checks and the build of bundles need all. What is there is left. For any POSIX shell.
set -eu
wanted=${1:-all}
CDPATH='' cd "$(dirname "$0")/.."

fail() {
  printf 'error: %s\nnext:  %s\n' "$1" "$2" >&2
  exit 2
}
own_node='install Node 24 from https://nodejs.org, then: make setup'

command -v node >/dev/null || fail 'node was not found' "$own_node"
command -v npm >/dev/null || fail 'npm was not found' "$own_node (it brings npm)"
machine=$(node -p 'process.platform + "-" + process.arch + " " + process.versions.node')
system=${machine% *}
version=${machine#* }
major=${version%%.*}

# The parts are named, as NODE_ENV=production or a user's settings would choose others. Hides npm's warnings about
# settings and engines that are not ours; errors are still shown, and so is progress on a terminal.
quiet='--loglevel=error --no-audit --no-fund'
npm_failed() {
  fail 'npm could not install the packages; its reason is above' \
    'change what npm names (network, proxy, rights), then: make setup'
}
# $quiet is several options.
# shellcheck disable=SC2086
npm_ci() { npm ci $quiet "$@" || npm_failed; }

# Node is downloaded beside the packages, and does not go on without this script.
download=''
trap '[ -z "$download" ] || kill "$download" 2>/dev/null || :' EXIT
trap 'exit 130' INT
folder=''
if [ "$major" -lt 24 ]; then
  folder=scripts/node24/$system
  [ "$major" -ge 18 ] || fail "Node $version is too old" "$own_node"
  [ -d "$folder" ] ||
    fail "Node $version is too old, and npm has no newer one for $system" "$own_node"
  if [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    echo "setup: downloading a newer Node for this folder only (50 MB from npm, for $system)"
    # shellcheck disable=SC2086
    npm ci $quiet --include=optional --prefix "$folder" &
    download=$!
  fi
fi

# What the packages were installed from, and which system they were installed for.
state="$system $(cksum package-lock.json)"
is_installed() {
  [ -e "$1" ] && [ "$(cat "$1")" = "$state" ] && [ ! node_modules/.package-lock.json -nt "$1" ]
}

# npm ci removes these marks. Who has had all packages keeps them when the lock changes.
mark=node_modules/.setup
if [ "$wanted" = all ] || [ -e "$mark-all" ]; then
  mark=$mark-all
  if ! is_installed "$mark"; then
    echo 'setup: downloading the npm packages of package-lock.json (180 MB)'
    npm_ci --include=dev --include=optional
  fi
elif ! is_installed "$mark"; then
  echo 'setup: downloading the npm packages that commands need (50 MB)'
  npm_ci --omit=dev --omit=optional --workspaces=false
fi

if [ -n "$download" ]; then
  wait "$download" || npm_failed
  download=''
fi
if [ -n "$folder" ]; then
  pinned=$(echo "$folder"/node_modules/*/bin/node)
  "$pinned" --version >/dev/null 2>&1 ||
    fail "the Node that npm has for $system does not run on this machine" "$own_node"
fi
echo "$state" >"$mark"
echo "$state" >node_modules/.setup
