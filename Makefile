# Bihuan (闭环). Everything runs in .venv, from what requirements.lock pins. `make help` lists the targets.
#   PYTHON=python3.12     another Python, 3.11 or newer
#   INSTALLER=pip         never uv
#   ARGS="-k hearing"     arguments for pytest or the benchmark

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install run kafka test mutants soak check bench format lock clean

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
INSTALLER ?= uv
ARGS ?=
UPGRADE ?=

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

install: $(INSTALLED) ## make .venv and install what the lock pins

$(INSTALLED): pyproject.toml requirements.lock
	@python='$(PYTHON)'; test -n "$$python" || { echo 'Bihuan needs Python 3.11 or newer; install one, or name it: make PYTHON=/path/to/python' >&2; exit 1; }; \
	uv=''; test '$(INSTALLER)' = pip || uv=$$(command -v uv || true); \
	echo "Installing into $(VENV) ($$python)"; \
	if test -n "$$uv"; then "$$uv" venv --quiet --allow-existing --python "$$python" $(VENV) || exit 1; \
	else "$$python" -m venv $(VENV) || { echo "$$python cannot make $(VENV); on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; fi; \
	pip="$(BIN)/python -m pip --disable-pip-version-check --quiet"; \
	if test -z "$$uv" && test '$(INSTALLER)' != pip && $$pip install 'uv>=0.9,<1' 2>/dev/null; then uv=$(BIN)/uv; fi; \
	install="$$pip install"; test -z "$$uv" || install="$$uv pip install --quiet --python $(BIN)/python"; \
	$$install --require-hashes -r requirements.lock && $$install --no-deps --no-build-isolation --editable . && touch $@

run: install ## start Bihuan on SQLite under var/, with a small synthetic city
	@mkdir -p var
	@exec $(BIN)/bihuan serve --store sqlite:var/bihuan.db --demo

kafka: ## start a real Kafka broker at 127.0.0.1:9092, with its data under var/ (Java 17; Maven for the first time)
	@exec docker/kafka/start var/kafka/data 9092 9093

test: install ## run all tests, against real servers
	@$(BIN)/pytest $(ARGS)

mutants: install ## spoil every guard in turn; the examples of its article must notice
	@$(BIN)/python -m tests.mutants $(ARGS)

soak: install ## run the fault campaigns for SOAK_SECONDS (1200); FAULT_SEED=SEED[:ROUND] replays them
	@SOAK_SECONDS=$${SOAK_SECONDS:-1200} $(BIN)/pytest tests/faults $(ARGS)

check: install ## format, lint, types, import contracts, generated documents
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m docs.generate --check

bench: install ## measure, and write bench/RESULTS.md and bench/results.json
	@$(BIN)/python -m bench $(ARGS)

format: install ## format, and fix what can be fixed safely
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## pin the dependencies of pyproject.toml anew (UPGRADE=--upgrade for their latest releases; needs uv)
	@uv=$$(command -v uv || command -v $(BIN)/uv) || { echo 'make lock needs uv' >&2; exit 1; }; \
	compile="$$uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"; \
	$$compile $(UPGRADE) --group dev pyproject.toml --output-file requirements.lock && \
	compile="$$compile --no-upgrade --constraints requirements.lock"; \
	rm -f docker/runtime.lock docker/build.lock && \
	$$compile pyproject.toml --output-file docker/runtime.lock && \
	echo hatchling | $$compile - --output-file docker/build.lock

clean: ## remove .venv and caches; keeps var/, where the data is
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
