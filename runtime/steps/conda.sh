#!/bin/sh
# Creates the conda environment `condaenv` from an environment file.
# Usage: conda.sh ENVIRONMENT_FILE
set -eu
start=$(date +%s)

# The build cache keeps the packages; hard links into it would be no part of the image.
export CONDA_ALWAYS_COPY=true CONDA_CHANNEL_PRIORITY=flexible PIP_NO_CACHE_DIR=1
conda env create --yes --quiet --name condaenv --file "$1"

sh /mnt/settle.sh "$start"
