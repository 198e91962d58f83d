#!/bin/sh
# Fails unless actions/dist is what the sources produce. Jobs with credentials run actions/dist, and nobody
# reviews it.
set -eu
CDPATH='' cd "$(dirname "$0")/../.."

scripts/setup.sh
npm run test:bundles
echo 'The bundles match their sources.' >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
