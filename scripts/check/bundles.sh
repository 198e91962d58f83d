#!/bin/sh
# Fails unless actions/dist is what the sources give. Jobs with credentials run actions/dist, and a review
# does not look into it.
set -eu
CDPATH='' cd "$(dirname "$0")/../.."

scripts/setup.sh
npm run test:bundles
echo 'The bundles are what their sources give.' >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
