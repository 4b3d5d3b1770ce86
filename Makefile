# Needs Python 3.11 or newer, git and make; everything else is installed in .venv.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --disable-pip-version-check --no-deps --require-hashes -q
LOCK := $(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links -q

LOWEST := .lowest
RIVALS := .rivals
# Everything but the store, the pages and what takes seconds.
QUICK := tests/house tests/analysis tests/data --ignore tests/data/store \
	-m "not slow and not long" --numprocesses 2 --dist worksteal --durations 5

.DEFAULT_GOAL := help
.PHONY: help run test quick lowest pictures bench bench-speed bench-rivals lock bundle \
	browser

help: ## say what each command does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run ## start Zila and print where to open it; FILE=… brings a workshop in
	@$(PY) -m ui.serve $(if $(FILE),"$(FILE)")

# What is compiled once serves every process of the tests.
test: export PYTHONDONTWRITEBYTECODE =
test: ## check the code, then run every test
	@$(MAKE) --no-print-directory -j2 $(VENV)/.test browser
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m tests.house.type_errors & types=$$!; \
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile \
		--no-loadscope-reorder --durations 15 -m "not long"; \
	tests=$$?; wait $$types && exit $$tests

quick: $(VENV)/.test ## check the code and run what takes under a minute, for every save
	$(PY) -m ruff check -q .
	$(PY) -m ruff format --check -q .
	$(PY) -m tests.house.type_errors
	ZILA_QUICK=1 $(PY) -m pytest $(QUICK)

lowest: $(VENV)/.test ## run the quick tests with the lowest versions of requirements.txt
	$(PY) -m uv venv -q --clear --python $(PY) $(LOWEST)
	$(PY) -m uv pip compile -q --resolution lowest-direct --python-version 3.11 \
		--no-header --no-emit-index-url --no-emit-find-links \
		requirements-dev.txt -o $(LOWEST)/lowest.txt
	$(PY) -m uv pip install -q --python $(LOWEST)/bin/python -r $(LOWEST)/lowest.txt
	ZILA_QUICK=1 $(LOWEST)/bin/python -m pytest $(QUICK)

pictures: $(VENV)/.test browser ## draw the pictures of README again
	$(PY) -m tests.browser.evidence.pictures

bundle: $(VENV)/.run ## make dist/zila-…: a folder that starts without internet
	$(PY) -m ui.serve.bundle

bench: $(VENV)/.test ## let scripted phones vote, in peace and beside strangers, and measure time and memory
	$(PY) -m tests.bench.bench_room
	$(PY) -m tests.bench.bench_knee
	$(PY) -m tests.bench.bench_strangers
	$(PY) -m tests.bench.bench_memory
	$(PY) -m tests.bench.bench_disclosure
	$(PY) -m tests.bench.bench_one_rule
	$(PY) -m tests.bench.bench_old_phone
	$(PY) -m tests.bench.bench_hostile
	$(PY) -m tests.bench.bench_kills
	ZILA_DEEP=1 $(PY) -m pytest tests/analysis tests/pages tests/ui --numprocesses 2
	$(PY) -m pytest -m long --numprocesses 2 --dist loadfile
	@$(MAKE) --no-print-directory bench-speed

bench-speed: $(VENV)/.test browser ## time changes, starts and crowds beside what others would write
	$(PY) -m tests.bench.bench_change
	$(PY) -m tests.bench.bench_elsewhere
	$(PY) -m tests.bench.bench_crowd
	$(PY) -m tests.bench.bench_start
	$(PY) -m tests.bench.bench_walk
	$(PY) -m tests.bench.bench_two_maps

bench-rivals: $(VENV)/.test ## install what only the apps need that bench-speed measures Zila against
	$(PY) -m uv venv -q --clear --python $(PY) $(RIVALS)
	$(PY) -m uv pip install -q --python $(RIVALS)/bin/python -c requirements.lock \
		-r tests/bench/rivals/requirements.txt

lock: $(VENV)/.test ## resolve the locked versions again from the requirements
	$(LOCK) --upgrade requirements.txt -o requirements.lock
	$(LOCK) --upgrade -c requirements.lock requirements-dev.txt -o requirements-dev.lock

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Zila needs Python 3.11 or newer, and $(PYTHON) is" \
			"$$($(PYTHON) --version 2>&1). Install a newer one, or name it:" \
			"make run PYTHON=python3.13"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.lock | $(PY)
	@echo "Installing the locked packages. This needs internet, once."
	$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	$(INSTALL) -r requirements-dev.lock
	@touch $@

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update && apt-get install -y --no-install-recommends chromium; \
		else \
			echo "The browser tests need Chromium. Install it first," \
				"on Debian with: sudo apt-get install chromium"; exit 1; \
		fi; }
