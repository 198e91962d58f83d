#!/bin/sh
# Makes what a build step leaves behind the same on every machine: removes logs and caches, and
# gives every file written since START the one date of SOURCE_DATE_EPOCH. Files that came in a
# package keep their own date (Python checks its compiled files against it).
# Usage: settle.sh START (seconds since 1970)
set -eu
find /var/log -type f -delete
rm -rf /var/cache/ldconfig/aux-cache /var/cache/debconf/*-old /var/lib/dpkg/*-old /root/.cache
# The paths left out are mounted while a step runs.
find / -xdev -newermt "@$1" ! -path /proc ! -path /sys ! -path /dev ! -path /mnt \
  ! -path /etc/hosts ! -path /etc/resolv.conf ! -path /opt/conda/pkgs \
  ! -path /var/cache/apt ! -path /var/lib/apt/lists \
  -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
