#!/bin/sh
# Installs a pip list over the packages of conda or Debian, in the same way in every variant. A list
# with hashes is installed exactly: nothing but what it names, and every file must have its hash.
# With --check it then asks pip whether all that is installed fits together. A line `# conda has NAME` in
# one of the lists names what is there, in a package of conda without metadata of that name.
# Usage: pip.sh LIST [--check]
set -eu
start=$(date +%s)

python=/opt/conda/envs/condaenv/bin/python
[ -x "$python" ] || python=/usr/bin/python3
# Debian's Python asks for the second: nothing but the image's own packages is at stake here.
export PIP_CACHE_DIR=/srv PIP_BREAK_SYSTEM_PACKAGES=1 PIP_ROOT_USER_ACTION=ignore
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
# Python before 3.11 writes the sets of a module in the order of their hashes.
export PYTHONHASHSEED=0
# The certificate authorities of the machine that builds, where it has its own.
[ ! -s /mnt/certificates.pem ] || export PIP_CERT=/mnt/certificates.pem
case ${PIP_INDEX_URL-} in
  '') unset PIP_INDEX_URL ;;
  # Whoever names an index without TLS means it: pip would pass over it.
  http://*) PIP_TRUSTED_HOST=$(echo "$PIP_INDEX_URL" | cut -d/ -f3 | cut -d: -f1); export PIP_TRUSTED_HOST ;;
esac

if sed 's/#.*//' "$1" | grep -q '[^[:space:]]'; then
  exact=
  if grep -q -e '--hash=' "$1"; then exact='--require-hashes --no-deps'; fi
  # Not /tmp, which would be touched and stay as it was (settle.sh says why that matters).
  TMPDIR=$("$python" -B -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/.tmp
  export TMPDIR
  mkdir -p "$TMPDIR"
  # $exact is two options or none.
  # shellcheck disable=SC2086
  "$python" -m pip install $exact --requirement "$1"
  rm -rf "$TMPDIR"
  unset TMPDIR
fi
if [ "${2-}" = --check ]; then
  problems=$("$python" -m pip check) || {
    # A line for each, after one that matches nothing: an empty pattern would match all.
    had=$(echo 'conda has:'; sed -n 's/^# conda has \(.*\)/ requires \1, which is not installed./p' /mnt/pip-*.txt)
    if echo "$problems" | grep -v -F -e "$had"; then exit 1; fi
  }
fi

sh /mnt/settle.sh "$start"
