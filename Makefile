# Two commands are enough: `make run` shows the dashboard, `make test` checks everything. `make` alone lists the rest.
# Works with GNU make 3.81 (macOS) and newer. What is installed stays in .venv; `make clean` takes it away again.

PORT ?= 8501
# The first Python that is new enough. Another one: make run PYTHON=/path/to/python3
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --no-compile
# uv takes seconds where pip takes a minute. pip does it where uv cannot: behind a mirror, say, that only pip is told of.
UV := $(VENV)/bin/uv
INSTALL = { $(UV) pip install --quiet --python $(PY) --require-hashes -r $(1) 2>/dev/null || $(PIP_INSTALL) -r $(1); }
# Copies of the requirements as they were last installed: the same content is not installed twice.
INSTALLED := $(VENV)/installed.txt
INSTALLED_DEV := $(VENV)/installed-dev.txt

# What is pinned already stays as it is; a package that has to be newer is named: make lock LOCK_MORE='--upgrade-package plotly'
LOCK = $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 --annotation-style line \
	--default-index https://pypi.org/simple --custom-compile-command "make lock" $(LOCK_MORE)

# What takes no test to find out.
define STATIC
$(PY) -m ruff check .
$(PY) -m ruff format --check .
$(PY) -m mypy
$(PY) -m commitments check
endef
# Two at a time; one that has no more to do takes over from the other.
PYTEST := $(PY) -m pytest -n 2 --dist worksteal
# Per cent of the lines of commitments/ that tests without a browser must run.
COVERED := 95

# Tests start some two hundred programs: what Python has compiled is kept for them, even where the surroundings say that it is not to be.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run check format schema figures site accept-figures quick test coverage freeze release merging screenshot engines bench chaos fuzz soak lock clean venv install install-python-dev install-dev

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: install ## show the dashboard, Editors' desk included, on http://localhost:8501 (another port: make run PORT=8600)
	@PLEDGE_ACCESS_LOG=off PLEDGE_DESK=1 $(PY) serve.py --address localhost --port $(PORT)

check: install ## check the files in data/ and say where each fault is
	@$(PY) -m commitments check

format: install ## write the files in data/ in their canonical form; comments are kept
	@$(PY) -m commitments format

schema: install ## write data/schemas/, the data dictionary and the guide to the checks anew, after a change of records, rules or themes
	@$(PY) -m commitments schema --docs docs

figures: install ## write every figure to build/figures, as PNG and SVG with texts and data (start with index.html)
	@$(PY) -m commitments figures --out build/figures

site: install ## write the whole site as plain files to build/site, for any static host (start with index.html)
	@$(PY) -m commitments site --out build/site

accept-figures: install-dev ## accept figures that were changed on purpose, after looking at them (see docs/figures.md)
	@$(PY) -m pytest -q tests/figures/test_approved.py --accept-figures

quick: install-python-dev ## check style, types, data and whatever needs neither a browser nor much time
	$(STATIC)
	$(PYTEST) -m "not browser and not slow and not engines"

test: install-dev ## check everything, in a real browser too
	$(STATIC)
	$(PYTEST)

coverage: install-python-dev ## say which lines of commitments/ the tests run, and fail below the floor
	$(PYTEST) --cov=commitments --cov-report=term:skip-covered --cov-fail-under=$(COVERED) tests/domain tests/figures tests/hardening

freeze: ## take the files of data/ as the copy that tests of code read, after a change of their form
	rm -f tests/frozen/*.yaml tests/frozen/*.txt
	cp data/*.yaml data/released_ids.txt tests/frozen/

merging: install ## let git join two edits of a data file entry by entry, in this clone
	git config merge.pledge.name "data files, entry by entry"
	git config merge.pledge.driver "$(PY) -m commitments merge %O %A %B %P"
	git config diff.pledge.xfuncname '^  - ((id|from|commitment|document|date): .*)$$'

release: install ## write the version in data/site.yaml wherever else it stands, and keep the ids of this version for good
	@$(PY) -m upkeep.version
	@$(PY) -m commitments release

screenshot: install-dev ## take the README's picture anew from the dashboard itself
	$(PY) -m pytest -q tests/browser/test_looks.py -k first_window
	cp build/screenshots/first-window.png docs/overview.png

engines: install-dev ## check the readers' journeys in Firefox and WebKit, and with Orca; brings them on Debian, as root
	@$(PY) tests/engines/find_engines.py
	$(PY) -m pytest -m engines tests/engines

bench: install-dev ## measure speed and capacity beside plain Streamlit and Datasette (twenty minutes), into benchmarks/RESULTS.md
	$(PY) -m benchmarks

lock: install-dev ## write requirements.txt and requirements-dev.txt anew, with hashes, and the list of licences, after a change of what pyproject.toml declares
	$(LOCK) pyproject.toml --extra site --output-file requirements.txt
	$(LOCK) pyproject.toml --extra site --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(MAKE) install-dev
	$(PY) -m upkeep.dependencies

chaos: install-dev ## kill, hold, fill, flood two replicas and swap their data for ten minutes while readers read
	@$(PY) -m tests.serving.chaos

fuzz: install-dev ## damage the data files in 10,000 ways, ask 2,000 odd addresses, try every rule 2,000 times (half an hour)
	$(PY) -m tests.hardening.damaged_files 10000
	PLEDGE_ODD_ADDRESSES=2000 $(PY) -m pytest -q -n 2 -o faulthandler_timeout=0 tests/pages/test_odd_addresses.py tests/serving/test_odd_questions.py
	PLEDGE_EXAMPLES=2000 $(PY) -m pytest -q -n 2 -o faulthandler_timeout=0 tests/hardening/test_any_file.py tests/hardening/test_any_selection.py \
		tests/serving/test_any_question.py tests/domain/test_selection.py tests/domain/test_formatting.py

soak: install-dev ## fifty readers for an hour: memory must not grow
	$(PY) -m benchmarks.soak --readers 50 --minutes 60

clean: ## remove what these commands installed and built
	rm -rf $(VENV) build *.egg-info .pytest_cache .hypothesis .ruff_cache

# A virtual environment is made anew when it is missing or no longer works, as after an upgrade of Python.
venv:
	@$(PY) -c '$(NEW_ENOUGH)' 2>/dev/null && $(PY) -c 'import pip' 2>/dev/null && exit 0; \
	if ! "$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null; then \
		echo "Python 3.11 or newer is needed. Found: $$("$(or $(PYTHON),python3)" --version 2>&1 || true)." >&2; \
		echo "Install it (https://www.python.org/downloads/), or name one: make run PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "This Python cannot make a virtual environment: a part of it is not installed." >&2; \
		echo "On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Setting up Python in $(VENV)"; \
	"$(PYTHON)" -m venv --clear $(VENV) || exit 1; \
	sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > $(VENV)/uv.txt; \
	$(PIP_INSTALL) -r $(VENV)/uv.txt || echo "uv could not be installed: pip does its work, more slowly" >&2

install: venv
	@cmp -s requirements.txt $(INSTALLED) || { \
		echo "Installing what the dashboard needs (only this time)"; \
		$(call INSTALL,requirements.txt) && cp requirements.txt $(INSTALLED); }

install-python-dev: install
	@cat requirements.txt requirements-dev.txt | cmp -s - $(INSTALLED_DEV) || { \
		echo "Installing what the tests need (only this time)"; \
		$(call INSTALL,requirements-dev.txt) && cat requirements.txt requirements-dev.txt > $(INSTALLED_DEV); }

install-dev: install-python-dev
	@$(PY) tests/browser/find_chromium.py
	@$(PY) tests/serving/find_nginx.py
