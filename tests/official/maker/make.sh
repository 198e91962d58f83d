#!/bin/sh
# Makes the channels of a plan: resolves its requirements, gets or builds the wheels, repacks them.
# Usage: make.sh PLAN REQUIREMENTS CHANNELS
set -eu
plan=$1 requirements=$2 channels=$3
python=/venv/bin/python
python3.9 -m venv --without-pip /venv
"$python" "$(echo /usr/share/python-wheels/pip-*.whl)/pip" install --quiet --disable-pip-version-check \
  packaging==25.0 pip==25.3 uv==0.9.24 zstandard==0.25.0
# What nobody pins is as new as when the competition ran, so that it is the same each time.
# shellcheck disable=SC2046
/venv/bin/uv pip compile "$requirements" --python "$python" --generate-hashes --quiet \
  --exclude-newer 2023-03-01 \
  $(sed -n 's/^\([^=]*\)==.*/--exclude-newer-package \1=2100-01-01/p' "$requirements") \
  --output-file /tmp/resolved.txt
SOURCE_DATE_EPOCH=1660000000 PIP_DISABLE_PIP_VERSION_CHECK=1 \
  "$python" -m pip wheel --quiet --no-deps --require-hashes \
  --no-cache-dir --wheel-dir /tmp/wheels --requirement /tmp/resolved.txt
exec "$python" -B /maker/wheels.py "$plan" /tmp/wheels "$channels"
