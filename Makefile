# Targets: make chat (the main job), make test (all that CI runs), make setup, make bench, make format, make clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: chat setup test test-quick bench format clean

chat: setup
	$(BIN)/dtz chat

setup: $(VENV)/installed.stamp
	$(BIN)/dtz ingest --if-needed

test: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

test-quick: $(VENV)/dev.stamp
	$(BIN)/pytest -m "not slow and not browser"

bench: setup $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench $(COPIES)

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) vectorstore/index

$(VENV)/installed.stamp: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 of nieuwer is nodig; geef hem op met: make chat PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/installed.stamp
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@
