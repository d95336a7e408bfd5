# Two commands do everything on a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help demo browser test check lint types imports accuracy bench screens docs lock clean

# List the targets with what they do.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z]+:/{split($$1,t,":"); if (text) printf "  make %-10s %s\n", t[1], text; text=""}' Makefile

# The program alone, from the locked versions (hashes checked), into .venv. The lists are whole: pip resolves nothing.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Harmledger needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

# The tools that the tests, checks and documents need.
$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	touch $@

# Set up, add the sample reports to a fresh ledger and show what they say.
demo: $(VENV)/run.stamp
	$(BIN)/harmledger demo --to $(DEMO)

# Debian's Chromium for the tests in a browser, where we may install it; otherwise they are skipped, and say so.
browser:
	@test -x /usr/bin/chromium || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get install -y -q --no-install-recommends chromium; } || \
	  echo "No /usr/bin/chromium: the tests in a browser are skipped. To run them: apt-get install chromium"

# Set up and run the tests.
test: $(VENV)/dev.stamp browser
	$(BIN)/python -m pytest -n auto -rs

# All that CI asks for: lint, types, contracts, tests, accuracy, documents.
check: lint types imports test accuracy docs

# Style and formatting.
lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# Static types, strict.
types: $(VENV)/dev.stamp
	$(BIN)/mypy

# Data goes one way through the rooms.
imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

# Score reader, resolver and linker against annotated reports; fails below a floor.
accuracy: $(VENV)/dev.stamp
	$(BIN)/python -m accuracy

# Speed, memory and start-up as ratios to a baseline of the same run.
bench: $(VENV)/dev.stamp
	$(BIN)/python -m bench

# Pictures of every page of the desk, in English and Arabic, in docs/_screens (needs chromium).
screens: $(VENV)/dev.stamp
	$(BIN)/python -m tests.screens docs/_screens

# The documents, as HTML in docs/_build.
docs: $(VENV)/dev.stamp
	$(BIN)/sphinx-build -q -n -W --keep-going docs docs/_build

# Lock the dependencies anew (after a change of pyproject.toml).
lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --upgrade --no-header --no-emit-index-url --generate-hashes -q -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --no-header --no-emit-index-url --generate-hashes -q -c requirements/dev.txt -o requirements/run.txt

# Remove what was built; ledgers and the demo folder stay.
clean:
	rm -rf $(VENV) docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
