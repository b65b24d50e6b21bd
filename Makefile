# Two commands for a newcomer: `make demo` and `make test`. `make watch VAULT=~/Notes` is for one's own vault.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo watch test lint golden clean

$(BIN)/vaultkit: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: pyproject.toml $(BIN)/vaultkit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(BIN)/vaultkit
	@$(BIN)/python examples/demo.py

watch: $(BIN)/vaultkit
	@test -n "$(VAULT)" || { echo 'Which vault? For example: make watch VAULT=~/Notes'; exit 2; }
	@$(BIN)/vaultkit watch --vault "$(VAULT)"

test: lint
	$(BIN)/python -m pytest -q

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/dev
	$(BIN)/python -m tests.golden

clean:
	rm -rf $(VENV) .scratch build dist
