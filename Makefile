# Each target is one call of the command line, scripts/vsc.ts; `npx vsc --help` works without make.
# Variables reach it through the environment: `make data-subset DATASET=train` and
# `DATASET=train make data-subset` are the same.
.DEFAULT_GOAL := help

VSC := scripts/vsc

# generated: targets

COMMANDS := setup settings doctor fetch clean quickstart sample-data data-subset pack-quickstart embed pack-submission test-submission try runs validate preview affected lock build test-image smoke-test pull test-container interact-container releases

define COMMANDS_HELP
This machine:
  setup               make sure that a container engine answers
  settings            show the settings found on this machine, and its images
  doctor              report what this machine has, what it needs and what to do
  fetch               get everything that runs need, to work without a network
  clean               remove what stopped runs left behind, and caches of Python
A submission:
  quickstart          set up all that is needed and run the example submission
  sample-data         draw small data sets if there is no competition data
  data-subset         prepare data/<dataset> with part of the query videos
  pack-quickstart     make random descriptors and pack submission_quickstart
  embed               run submission_src/main.py over the full query and
                      reference sets
  pack-submission     pack submission_src with its descriptors
  test-submission     run submission/submission.zip as the platform does
  try                 describe, pack, run and score a sample, beside the last
                      and the best
  runs                list the runs that were scored: number, score, time, code
A package request:
  validate            check the environment files: can they be merged, and what
                      do they change
  preview             show what the checks would say about a pull request from
                      this working tree
  affected            list the images that the changes of this branch touch
  lock                write the exact packages of the environment files beside
                      them
Images:
  build               build the image from the working tree
  test-image          test a built image: imports of all packages, contract,
                      lock
  smoke-test          run the quickstart and the template in a built image
  pull                download the official image
  test-container      run the image's own tests in the image
  interact-container  open a shell in the image, with data and network
  releases            list what was released: number, time, commit, what changed
endef
export COMMANDS_HELP

# end of targets

.PHONY: help test soak official check bench-ranking update-submodules score $(COMMANDS)
# In `make -j data-subset pack-quickstart test-submission`, each target needs the one before it.
.NOTPARALLEL:

# npm packages (and Node 24 if the machine's own is older), again when the locks change: those that
# commands need, and all of them.
LOCKS := package-lock.json $(wildcard scripts/node24/*/package-lock.json) scripts/setup.sh
node_modules/.setup: $(LOCKS)
	@scripts/setup.sh commands
node_modules/.setup-all: $(LOCKS)
	@scripts/setup.sh

# Checks again, as somebody who asks for it again wants that.
setup:
	@scripts/setup.sh
	@$(VSC) setup

$(filter-out setup,$(COMMANDS)): node_modules/.setup
	@$(VSC) $@

## Scores a run on DATASET=train and draws a report
score: node_modules/.setup
	@$(VSC) score submission/submission.tar.gz --report submission/report.html \
		--ground-truth data/train/train_descriptor_ground_truth.csv \
		--subset data/train/query_subset.csv

## Fetches the organisers' code into vsc2022 (optional)
update-submodules:
	@git submodule update --init --recursive

## Measures the ranking, and vsc2022's if it is there
bench-ranking: node_modules/.setup-all
	@npm run --silent bench:ranking

## Runs all checks: format, types, lint, dead code, workflows
check: node_modules/.setup-all
	@npm run --silent check

## Runs every check and test, with a real engine
test: node_modules/.setup-all
	@$(VSC) setup
	@scripts/node24/run node tests/support/images/lite-image.ts & \
		npm run --silent check; code=$$?; wait; exit $$code
	@scripts/node24/run vitest run --coverage
	@scripts/node24/run node scripts/coverage.ts

## Runs in full what test samples: faults, hostile input
soak: node_modules/.setup-all
	@$(VSC) setup
	@VSC_SOAK=1 scripts/node24/run vitest run --project integration --project workflows \
		--project machine tests/machine/odd-path.test.ts tests/machine/setup-interrupted.test.ts \
		tests/machine/dev-container.test.ts \
		tests/integration/promotion-faults.test.ts tests/integration/hostile-corpus.test.ts \
		tests/integration/full-disk.test.ts tests/integration/conda-image.test.ts \
		tests/integration/fuzz.test.ts \
		tests/integration/conda-installer.test.ts tests/integration/conda-installer-end.test.ts \
		tests/integration/deterministic-build.test.ts tests/integration/arm64.test.ts \
		tests/integration/bill-of-materials.test.ts tests/integration/without-conda-forge.test.ts \
		tests/integration/push-faults.test.ts tests/integration/pull-image.test.ts \
		tests/integration/kill-schedules.test.ts tests/integration/prune.test.ts \
		tests/integration/offline.test.ts \
		tests/integration/drills.test.ts tests/integration/podman.test.ts \
		tests/integration/other-clients.test.ts tests/integration/private-authority.test.ts \
		tests/integration/pull-through-proxy.test.ts tests/integration/without-git.test.ts \
		tests/integration/rootless.test.ts tests/integration/userns-remap.test.ts \
		tests/integration/registry-cache.test.ts tests/integration/embed-pod.test.ts \
		tests/integration/embed-workers.test.ts tests/integration/embed-slurm.test.ts \
		tests/integration/embed-kubernetes.test.ts tests/integration/torch-example.test.ts \
		tests/integration/killed-engine.test.ts \
		tests/integration/kubernetes-schemas.test.ts tests/integration/pip-step.test.ts \
		tests/integration/smoke-test.test.ts tests/integration/publish-lite.test.ts \
		tests/integration/sample-data.test.ts tests/workflows/publish.test.ts \
		tests/workflows/weekly.test.ts tests/workflows/request-to-release.test.ts \
		tests/integration/next-lines.test.ts \
		tests/workflows/hostile-inputs.test.ts tests/workflows/services.test.ts \
		tests/workflows/package-request-form.test.ts \
		tests/workflows/another-competition-release.test.ts
	@scripts/node24/run node tests/harness/engines/on-engine.ts containerd-store \
		scripts/node24/run vitest run --project integration \
		tests/integration/test-image.test.ts tests/integration/build-growth.test.ts \
		tests/integration/pull-image.test.ts tests/integration/prune.test.ts \
		tests/integration/build-image.test.ts tests/integration/image-actions.test.ts \
		tests/integration/run-container.test.ts tests/integration/quickstart.test.ts \
		tests/integration/test-submission.test.ts tests/integration/smoke-test.test.ts \
		tests/integration/publish.test.ts tests/integration/publish-lite.test.ts

## Builds and tests an official image (cpu 12, gpu 30 GB)
official: node_modules/.setup-all
	@$(VSC) setup
	@scripts/node24/run node tests/official/run.ts

help:
	@if [ -e node_modules/.setup ]; then $(VSC) settings; \
	else printf '\nNot set up yet: `make quickstart` does it and runs an example.\n'; fi
	@printf '\nCommands (make <command>; npx vsc <command> --help says more):\n\n%s\n' \
		"$$COMMANDS_HELP"
	@printf '\nThe repository itself:\n'
	@awk '/^## /{text=substr($$0,4)} /^[a-z-]+:/{if(text){split($$0,t,":"); \
		printf "  %-20s%s\n", t[1], text; text=""}}' $(MAKEFILE_LIST)
