# Seamark. `make release` and `make test` are all a newcomer needs; each makes .venv from requirements.lock when it is not there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
.DEFAULT_GOAL := help
.PHONY: help release test check lint types format build verify lock clean bench

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "Seamark needs Python 3.11 to 3.13; $(PYTHON) is another. Say which: make PYTHON=python3.12 …"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

release: $(STAMP) ## Read raw/, validate, publish the next version below outputs/ (or say that the current one is up to date)
	$(BIN)/seamark release

test: $(STAMP) ## Run every test
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

check: $(STAMP) ## Run every check of the data without publishing; the current release must hold what a rebuild gives
	$(BIN)/seamark check --against outputs

verify: $(STAMP) ## Re-open the current release: its files, its tables, every mark in its source
	$(BIN)/seamark verify

build: $(STAMP) ## Write the tables of a release into build/, nothing published
	$(BIN)/seamark build --to build

lint: $(STAMP) ## Format and lint, without changing anything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(STAMP) ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(STAMP) ## Type-check
	$(BIN)/mypy

bench: $(STAMP) ## Print the benchmarks' ratios
	$(BIN)/python -m tests.bench

lock: $(STAMP) ## Pin anew what pyproject.toml asks for
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --all-extras --group dev pyproject.toml --output-file requirements.lock

clean: ## Remove the environment and every cache
	rm -rf $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
