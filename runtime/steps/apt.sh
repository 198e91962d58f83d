#!/bin/sh
# Installs the Debian packages named in a list (one a line, `#` starts a comment).
# Usage: apt.sh LIST
# APT_MIRROR: a server that has Debian's archives as APT_MIRROR/debian and APT_MIRROR/debian-security.
set -eu
start=$(date +%s)

# Nobody reads manuals in a container, and a build that is cut off is thrown away, so dpkg need not
# wait for the disk. libLLVM and Mesa come along with libGL:
# 160 MB that are loaded for drawing on a screen only.
cat > /etc/dpkg/dpkg.cfg.d/vsc-slim <<'SLIM'
force-unsafe-io
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/info/*
path-exclude=/usr/share/lintian/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/man/*
path-exclude=/usr/lib/*/libLLVM-*
path-exclude=/usr/lib/*/libz3.so.*
path-exclude=/usr/lib/*/dri/*
SLIM

export DEBIAN_FRONTEND=noninteractive
# The base may delete what it downloads from apt's usual folder; this one is a build cache.
archives=/var/cache/apt/vsc
mkdir -p "$archives/partial"
list=$1
shift
if [ -n "${APT_MIRROR-}" ]; then
  # The image keeps Debian's own addresses.
  sources=/var/cache/apt/sources
  rm -rf "$sources"
  mkdir -p "$sources/sources.list.d"
  cp -R /etc/apt/sources.list* "$sources"
  find "$sources" -type f -exec sed -i "s#https\{0,1\}://deb\.debian\.org/#$APT_MIRROR/#" {} +
  set -- -o "Dir::Etc::sourcelist=$sources/sources.list" -o "Dir::Etc::sourceparts=$sources/sources.list.d"
fi
# The base has no certificate authority of its own.
[ ! -s /mnt/certificates.pem ] || set -- "$@" -o Acquire::https::CaInfo=/mnt/certificates.pem
apt-get update "$@" -o APT::Update::Error-Mode=any -o Acquire::Languages=none
# Names come one a line and are split on purpose; xargs would hide the exit code.
# shellcheck disable=SC2046
apt-get install "$@" --yes --no-install-recommends -o "Dir::Cache::archives=$archives" \
  -o APT::Keep-Downloaded-Packages=true $(sed 's/#.*//' "$list")
# Nor does anybody run the tests of NumPy and pandas. Not by path-exclude: packages compile what they list.
modules=/usr/lib/python3/dist-packages
[ ! -d "$modules" ] || find "$modules" -type d -name tests -prune -exec rm -rf {} +

sh /mnt/settle.sh "$start"
