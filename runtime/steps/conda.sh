#!/bin/sh
# Adds one list of packages to the conda environment `condaenv`: an explicit list of a lock, or an
# environment file for conda to solve. An empty list adds nothing.
# Usage: conda.sh LIST
set -eu
start=$(date +%s)

# The packages stay in the build cache, so they are copied: a hard link would not leave it.
export CONDA_ALWAYS_COPY=true CONDA_CHANNEL_PRIORITY=flexible CONDA_ALWAYS_YES=true
if grep -q '^@EXPLICIT' "$1"; then
  if grep -q '^http' "$1"; then
    action=install
    [ -d /opt/conda/envs/condaenv ] || action=create
    conda "$action" --quiet --name condaenv --file "$1"
  fi
elif [ -s "$1" ]; then
  # conda knows an environment file by its name.
  cp "$1" /tmp/environment.yml
  conda env create --quiet --name condaenv --file /tmp/environment.yml
  rm /tmp/environment.yml
fi

# The history tells when each step ran; conda only needs it to be there.
history=/opt/conda/envs/condaenv/conda-meta/history
[ ! -e "$history" ] || truncate --size=0 "$history"

sh /mnt/settle.sh "$start"
