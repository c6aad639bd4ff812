# One door for everything: `make demo`, `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
GOLD ?= ../shared/gold
OUT ?= out/demo
SHOTS ?= out/screenshots
# The document of fixtures/ that `make demo` shows, by its stem.
SHOW ?= news-irrigation

# Every file that a release of the dependencies is chosen from has its hash in the lock; building the package uses
# the locked hatchling too, so nothing unpinned is fetched.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-config --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: help demo test check format accuracy accuracy-formats bench accessibility screenshots lock clean

help:  ## what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run  ## set up, convert fixtures/, show a result in the terminal
	$(BIN)/directive-extract convert fixtures --out "$(OUT)" --overwrite
	@document=$$(find fixtures -type f \( -name "$(SHOW).txt" -o -name "$(SHOW).html" \) | head -n 1); \
	echo; echo "$$document, as directive-extract show prints it:"; echo; \
	$(BIN)/directive-extract show "$$document"; \
	echo; echo "All results: $(OUT)/*.json. Try your own: $(BIN)/directive-extract convert FILE_OR_FOLDER --out DIR"

test: check  ## set up, then format, lint, types, layers and all tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/.dev  ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev  ## put the code in the house's format, mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

accuracy: $(VENV)/.dev  ## figures on the annotated documents, beside those of a plain baseline
	$(BIN)/python benchmarks/accuracy.py --gold "$(GOLD)"

accuracy-formats: $(VENV)/.dev  ## the same laid out as PDF, Word, web page and scan, read back and scored
	$(BIN)/python benchmarks/formats.py --gold "$(GOLD)"

bench: $(VENV)/.dev  ## speed, memory and start-up, beside the plain spaCy pipeline
	$(BIN)/python benchmarks/speed.py --texts "$(GOLD)/train"
	@echo; $(BIN)/python benchmarks/matching.py
	@if [ -f benchmarks/deadlines.py ]; then echo; $(BIN)/python benchmarks/deadlines.py; fi
	@echo; $(BIN)/python benchmarks/register.py
	@echo; $(BIN)/python benchmarks/pdf.py
	@echo; $(BIN)/python benchmarks/desk.py

accessibility:  ## fetch axe-core, which the browser tests measure accessibility with (needs npm)
	npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error

screenshots: $(VENV)/.dev  ## pictures of every page of the reviewers' desk, dark and light, wide and narrow (needs Chromium)
	$(BIN)/python tests/browser/screenshots.py --out "$(SHOTS)"

lock: $(VENV)/.dev  ## choose the newest releases that pyproject.toml allows, and write the lock files
	$(LOCK) --upgrade -o requirements/run.lock pyproject.toml
	$(LOCK) --upgrade -c requirements/run.lock -o requirements/dev.lock --all-extras pyproject.toml requirements/dev.in
	$(LOCK) --upgrade -c requirements/dev.lock -o requirements/build.lock requirements/build.in

clean:  ## remove the environment and everything that was made
	rm -rf $(VENV) out build dist tests/browser/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# A pyenv shim may exist for a Python that is not installed, and Debian's python3 may lack ensurepip: so each candidate
# is asked. The newest comes last because wheels for it may not be out yet.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version)"; exec "$$python" -m venv "$(VENV)"; \
	  fi; \
	done; \
	echo "directive-extract needs Python 3.11 or newer with its venv module, and none was found." >&2; \
	echo "Install one (Debian and Ubuntu: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12 demo" >&2; \
	exit 1

$(VENV)/.run: pyproject.toml requirements/run.lock requirements/build.lock | $(BIN)/python
	@echo "Installing the locked dependencies (about half a minute, once)"
	@$(PIP) install --require-hashes -r requirements/run.lock -r requirements/build.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@echo "Installing what tests and checks need"
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@
