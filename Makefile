# Each target is one line over the command line scripts/vsc.ts; `npx vsc --help` does without make.
# Variables reach it through the environment: `make data-subset DATASET=train` and
# `DATASET=train make data-subset` are the same.
.DEFAULT_GOAL := help
.PHONY: help setup quickstart build pull test-container sample-data data-subset pack-quickstart \
	pack-submission embed test-submission score interact-container doctor clean update-submodules \
	bench-ranking test
# Of `make -j data-subset pack-quickstart test-submission` each target needs the one before it.
.NOTPARALLEL:

VSC := scripts/vsc

# npm packages (and Node 24 where the machine's own is older), again after a change of the locks.
node_modules/.setup: package-lock.json $(wildcard scripts/node24/*/package-lock.json) scripts/setup.sh
	@scripts/setup.sh

## Installs npm packages, Node 24 and the engine if missing
setup:
	@scripts/setup.sh
	@$(VSC) setup

## Sets up all it needs and runs the example submission
quickstart: node_modules/.setup
	@$(VSC) quickstart

## Builds the image locally (CPU_OR_GPU=cpu|gpu, else lite)
build: node_modules/.setup
	@$(VSC) build

## Downloads the official image
pull: node_modules/.setup
	@$(VSC) pull

## Runs the image's own tests in the image
test-container: node_modules/.setup
	@$(VSC) test-container

## Makes a small data set of real videos in competition_data
sample-data: node_modules/.setup
	@$(VSC) sample-data

## Fills data/ (DATASET=test|train, SUBSET_PROPORTION=0.01)
data-subset: node_modules/.setup
	@$(VSC) data-subset

## Packs submission_quickstart with random descriptors
pack-quickstart: node_modules/.setup
	@$(VSC) pack-quickstart

## Computes all descriptors with submission_src/main.py
embed: node_modules/.setup
	@$(VSC) embed

## Packs submission_src
pack-submission: node_modules/.setup
	@$(VSC) pack-submission

## Runs submission/submission.zip as the platform does
test-submission: node_modules/.setup
	@$(VSC) test-submission

## Scores a run on DATASET=train and draws a report
score: node_modules/.setup
	@$(VSC) score submission/submission.tar.gz --report submission/report.html \
		--ground-truth data/train/train_descriptor_ground_truth.csv \
		--subset data/train/query_subset.csv

## Opens a shell in the image, with data and network
interact-container: node_modules/.setup
	@$(VSC) interact-container

## Says what this machine has, what is wanted and what to do
doctor: node_modules/.setup
	@$(VSC) doctor

## Removes what stopped runs left behind, and Python caches
clean: node_modules/.setup
	@$(VSC) clean

## Fetches the organisers' code into vsc2022 (optional)
update-submodules:
	@git submodule update --init --recursive

## Measures the ranking, beside vsc2022 where it is there
bench-ranking: node_modules/.setup
	@npm run --silent bench:ranking

## Runs every check and test, with a real engine
test: node_modules/.setup
	@$(VSC) setup
	@npm run check
	@scripts/node24/run vitest run

help:
	@if [ -e node_modules/.setup ]; then $(VSC) settings; \
	else printf '\nNot set up yet: `make quickstart` does it and runs an example.\n'; fi
	@printf '\nCommands (make <command>; npx vsc <command> --help says more):\n'
	@awk '/^## /{text=substr($$0,4)} /^[a-z-]+:/{if(text){split($$0,t,":"); \
		printf "  %-19s %s\n", t[1], text; text=""}}' $(MAKEFILE_LIST)
