# `make run` opens the program; `make test` tests it. Both prepare .venv first, in no time when it is ready.
# On Windows: `uv run main.py` and `uv run --group dev pytest`.
PYTHON := .venv/bin/python
# Left set, it makes every start compile every module again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test setup check translations bench torture screenshots clean
.DEFAULT_GOAL := run

run: setup
	@$(PYTHON) main.py $(ARGS)

test: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest $(ARGS)

setup:
	@.ci/setup

check: setup
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) .ci/translations.py --check
	$(PYTHON) main.py check scripts

# Rewrites the compiled catalogues from resources/i18n/<language>/*.po.
translations: setup
	$(PYTHON) .ci/translations.py

bench: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -m bench tests/bench $(ARGS)

torture: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -m torture --timeout 3600 tests $(ARGS)

# The pictures of the README: the demo, drawn offscreen.
screenshots: setup
	@data=$$(mktemp -d) && QT_QPA_PLATFORM=offscreen $(PYTHON) main.py --data "$$data" --lang fr \
		demo --shots resources/screenshots --size 1366x768; status=$$?; rm -rf "$$data"; exit $$status

clean:
	rm -rf .venv build shots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find workstation widgets db tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +
