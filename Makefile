# Two commands for a newcomer: `make demo` and `make test`. `make watch VAULT=~/Notes` is for one's own vault.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo watch test lint golden bench clean

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

# Less than half an hour; a part of it: make bench BENCH="--sizes 1k,10k --no-peers". See docs/benchmarks.md.
bench: $(BIN)/vaultkit
	@$(BIN)/python -m benchmarks $(BENCH)

clean:
	rm -rf $(VENV) .scratch build dist
