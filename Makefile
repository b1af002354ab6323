# Two commands for everybody: `make serve` and `make test`. Both do all the set-up there is.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

# Material's notice that MkDocs 1 ends in 2027: known, and planned for (README).
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build test quick parity agree format clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve: $(READY) ## build the site and serve it at http://localhost:8000, rebuilt at every save
	$(BIN)/mkdocs serve

build: $(READY) ## write the site to site/
	$(BIN)/mkdocs build

test: $(READY) ## run every test; finds a browser, or installs one
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/mkdocs build # runs every program once, side by side; the tests find the kept runs
	$(BIN)/pytest -n auto

quick: $(READY) ## run the tests that need neither a whole build nor a browser
	$(BIN)/pytest -n auto -m "not slow"

parity: $(READY) ## tell what a change in one language still needs in the other, and record what agrees
	$(BIN)/python -m mkdocs_lecture.twins

agree: $(READY) ## record that both languages say the same as they are
	$(BIN)/python -m mkdocs_lecture.twins --agree

format: $(READY) ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove the site and the caches; the environment stays
	rm -rf site site.new site.old .cache .pytest_cache .ruff_cache

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || \
	  { echo "This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@
