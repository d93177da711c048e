# `make run` opens the program; `make test` tests it. Both prepare .venv first, in no time when it is ready.
# On Windows: `uv run main.py` and `uv run --group dev pytest`.
PYTHON := .venv/bin/python
# Left set, it makes every start compile every module again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test setup check translations diagnostics bench torture fuzz screenshots clean
.DEFAULT_GOAL := run

run: setup
	@$(PYTHON) main.py $(ARGS)

test: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

setup:
	@.ci/setup

check: setup
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) .ci/translations.py --check
	$(PYTHON) .ci/diagnostics.py --check
	$(PYTHON) .ci/acts.py --check
	$(PYTHON) .ci/lists.py --check
	$(PYTHON) main.py check scripts

# Rewrites the compiled catalogues from resources/i18n/<language>/*.po.
translations: setup
	$(PYTHON) .ci/translations.py

# Rewrites the help pages of the diagnostics from the catalogue and resources/help/examples/, the tables of acts, the schemas
# of editors, and the lists that role-plays may name.
diagnostics: setup
	$(PYTHON) .ci/diagnostics.py
	$(PYTHON) .ci/acts.py
	$(PYTHON) .ci/lists.py

bench: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -m bench tests/bench $(ARGS)

# Content files changed at random, 5,000 of them unless FUZZ says otherwise; FUZZ_FROM is the first seed.
fuzz: setup
	@FUZZ=$${FUZZ:-5000} $(PYTHON) -m pytest -n 2 tests/workstation/library/test_fuzz.py $(ARGS)

torture: setup
	@DRAWN=$${DRAWN:-20} QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -m "torture or hypothesis" --timeout 3600 tests $(ARGS)

# Every stage in both themes and at both sizes, in shots/; the README's pictures among them go to resources/.
screenshots: setup
	@data=$$(mktemp -d) && for theme in light dark; do for size in 1366x768 1920x1080; do \
		QT_QPA_PLATFORM=offscreen $(PYTHON) main.py --data "$$data" --lang fr \
			demo --shots "shots/$$theme-$$size" --size $$size --theme $$theme || exit 1; done; done; rm -rf "$$data"
	@mkdir -p resources/screenshots
	@cp shots/light-1366x768/01-home.png resources/screenshots/home.png
	@cp shots/light-1366x768/04-ringing.png resources/screenshots/ringing.png
	@cp shots/light-1366x768/06-masked-dossier.png resources/screenshots/call.png
	@cp shots/dark-1366x768/07-open-dossier.png resources/screenshots/call-dark.png
	@cp shots/light-1366x768/08-note.png resources/screenshots/wrapup.png
	@cp shots/light-1366x768/09-debrief.png resources/screenshots/debrief.png

clean:
	rm -rf .venv build shots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find workstation widgets db tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +
