#!/bin/sh
# Makes what a build step leaves behind the same on every machine: empties logs and caches, and
# gives every file written since START the one date of SOURCE_DATE_EPOCH. Files that came in a
# package keep their own date.
# Usage: settle.sh START (seconds since 1970)
set -eu
# Emptied, not removed: a layer records a removed file of the layer below with the date of today. And only
# what is not empty: a file that was touched and stays as it was is in a layer if its parent was built with
# it, and is not if the engine had the parent already.
find /var/log /var/cache/debconf /var/cache/ldconfig /var/lib/dpkg -type f -size +0 \
  \( -path '/var/log/*' -o -name '*-old' -o -name aux-cache \) -exec truncate --size=0 {} +
rm -rf /root/.cache
# The paths left out are mounted while a step runs. A second earlier, for the kernel dates files by its
# last tick: what is made right after START may bear the second before it.
find / -xdev -newermt "@$(($1 - 1))" ! -path /proc ! -path /sys ! -path /dev ! -path /mnt ! -path /srv \
  ! -path /etc/hosts ! -path /etc/resolv.conf \
  ! -path /var/cache/apt ! -path /var/lib/apt/lists \
  -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
