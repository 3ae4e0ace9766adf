# make run    from news pages to out/registry.json and out/index.html
# make test   all tests
# Both build .venv first, once.

PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
UV ?= uv
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := run
.PHONY: setup run test lint types evaluate bench fuzz train calibrate clean lock

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml
	@set -e; found=; \
	for python in $(PYTHON); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Tizilim needs Python 3.11 or newer, and none of these is: $(PYTHON)." >&2; \
	  echo "Install one, or name it: make setup PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$found" --version) (once; a minute or two)"; \
	"$$found" -m venv --clear .venv || { echo "This Python lacks its venv module (Debian: apt install python3-venv)." >&2; exit 1; }; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	$(BIN)/tizilim run corpus/newsroom --data-dir data --out out

test: setup
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

evaluate: setup
	$(BIN)/tizilim evaluate --check $(ARGS)

# The peer that only the benchmarks run beside stands in a lock file of its own.
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	$(BIN)/python -m benchmarks $(ARGS)

# Five minutes for each harness; what it finds stands in out/fuzz, beside the inputs that reach new code.
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.txt
	@mkdir -p out/fuzz/text out/fuzz/sentences
	@for kind in text sentences; do \
	  $(BIN)/python -m fuzz $$kind out/fuzz/$$kind -artifact_prefix=out/fuzz/$$kind- \
	    $(or $(ARGS),-max_total_time=300 -max_len=600) || exit 1; \
	done

# DATA: a folder with kaznerd/ and factrueval/ (see training/README.md); without it our own sentences teach alone.
train: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(BIN)/python -m training $(if $(DATA),--data $(DATA)) $(ARGS)

# On articles that no rule was written on.
calibrate: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(BIN)/python -m training.confidence corpus/articles/calibration $(ARGS)

clean:
	rm -rf .venv out data build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The build backend is pinned like everything else: it comes from pyproject.toml through standard input.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links pyproject.toml -
BACKEND = python3 -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'

lock:
	$(BACKEND) | $(COMPILE) --output-file requirements.txt
	$(BACKEND) | $(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt
	$(BACKEND) | $(COMPILE) --extra train --constraint requirements-dev.txt --output-file requirements-train.txt
	$(BACKEND) | $(COMPILE) --extra bench --constraint requirements-dev.txt --output-file requirements-bench.txt
	$(BACKEND) | $(COMPILE) --extra fuzz --constraint requirements-dev.txt --output-file requirements-fuzz.txt
