#!/bin/sh
# Adds the packages of a plan to the conda environment `condaenv`, exactly, without solving. Runs with
# the installer's own system mounted at /mnt, so that nothing of it stays in the image.
# Usage: conda.sh PLAN [--activate]
set -eu
start=$(date +%s)

prefix=/opt/conda/envs/condaenv
# Not /tmp, which would be touched and stay as it was (settle.sh says why that matters).
export TMPDIR="$prefix/.tmp"
mkdir -p "$prefix/conda-meta" "$TMPDIR"
certificates=/mnt/etc/ssl/certs/ca-certificates.crt
[ ! -s /mnt/certificates.pem ] || certificates=/mnt/certificates.pem
installer() {
  script=$1
  shift
  SSL_CERT_FILE=$certificates /mnt/lib64/ld-linux-x86-64.so.2 \
    --library-path /mnt/lib/x86_64-linux-gnu:/mnt/usr/lib/x86_64-linux-gnu \
    /mnt/usr/bin/python3.11 -I -S -B "/mnt/installer/$script" "$@"
}

installer install.py "$1" "$prefix"
# What activating the environment sets is found out once, so that no start has to.
if [ "${2-}" = --activate ]; then installer activate.py "$prefix" > /opt/conda/activate.sh; fi
rm -rf "$TMPDIR"

sh /mnt/settle.sh "$start"
